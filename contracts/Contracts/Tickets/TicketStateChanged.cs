namespace DCTicket.Contracts;

/// <summary>The state of a ticket changed; raised beside the event that tells why.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
/// <param name="ById">Who did it; null for the bot itself.</param>
public sealed record TicketStateChanged(Snowflake GuildId, Guid TicketId, TicketState From, TicketState To, Snowflake? ById)
    : TicketEvent(GuildId, TicketId);
