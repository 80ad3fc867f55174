namespace DCTicket.Contracts;

/// <summary>A resolved ticket was reopened, or a new ticket continues a closed one.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="EarlierTicketId">The closed ticket that this one continues; null where the same ticket was reopened.</param>
/// <param name="ById">Who did it; null for the bot or a plugin.</param>
public sealed record TicketReopened(Snowflake GuildId, Guid TicketId, Guid? EarlierTicketId, Snowflake? ById)
    : TicketEvent(GuildId, TicketId);
