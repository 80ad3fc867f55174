namespace DCTicket.Contracts;

/// <summary>People were asked to take over.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Reason">Why, for staff alone; null for no reason given.</param>
/// <param name="ById">Who asked; null for the bot or a plugin.</param>
public sealed record TicketEscalated(Snowflake GuildId, Guid TicketId, string? Reason, Snowflake? ById) : TicketEvent(GuildId, TicketId);
