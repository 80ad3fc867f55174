namespace DCTicket.Contracts;

/// <summary>A member of the staff claimed a ticket, or was assigned to it.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="AssigneeId">Who takes care of it.</param>
/// <param name="ById">Who said so; null for the bot or a plugin.</param>
public sealed record TicketClaimed(Snowflake GuildId, Guid TicketId, Snowflake AssigneeId, Snowflake? ById)
    : TicketEvent(GuildId, TicketId);
