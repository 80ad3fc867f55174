namespace DCTicket.Contracts;

/// <summary>The owner rated a ticket, or changed the rating.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Stars">1–5.</param>
/// <param name="Comment">What the owner wrote with it; escape it. Null for nothing.</param>
public sealed record TicketRated(Snowflake GuildId, Guid TicketId, int Stars, string? Comment) : TicketEvent(GuildId, TicketId);
