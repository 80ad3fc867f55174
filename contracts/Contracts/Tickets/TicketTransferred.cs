namespace DCTicket.Contracts;

/// <summary>A ticket went to another department.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="From">The key of the earlier department.</param>
/// <param name="To">The key of the department.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketTransferred(Snowflake GuildId, Guid TicketId, string From, string To, Snowflake? ById)
    : TicketEvent(GuildId, TicketId);
