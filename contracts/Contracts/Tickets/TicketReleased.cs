namespace DCTicket.Contracts;

/// <summary>Nobody takes care of a ticket in particular any more.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="ById">Who said so; null for the bot or a plugin.</param>
public sealed record TicketReleased(Snowflake GuildId, Guid TicketId, Snowflake? ById) : TicketEvent(GuildId, TicketId);
