namespace DCTicket.Contracts;

/// <summary>A ticket was marked as resolved.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketResolved(Snowflake GuildId, Guid TicketId, Snowflake? ById) : TicketEvent(GuildId, TicketId);
