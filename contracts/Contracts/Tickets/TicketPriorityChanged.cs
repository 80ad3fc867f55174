namespace DCTicket.Contracts;

/// <summary>A ticket became more or less urgent.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketPriorityChanged(Snowflake GuildId, Guid TicketId, TicketPriority From, TicketPriority To, Snowflake? ById)
    : TicketEvent(GuildId, TicketId);
