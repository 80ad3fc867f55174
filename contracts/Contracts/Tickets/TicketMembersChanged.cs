namespace DCTicket.Contracts;

/// <summary>Somebody was invited to a ticket, or their invitation was withdrawn.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketMembersChanged(Snowflake GuildId, Guid TicketId, Snowflake? ById) : TicketEvent(GuildId, TicketId);
