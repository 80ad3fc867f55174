namespace DCTicket.Contracts;

/// <summary>A ticket was closed. Its channel may be gone already.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Number">The number that people see, unique in the server.</param>
/// <param name="Department">The key of the department.</param>
/// <param name="OwnerId">Who opened it.</param>
/// <param name="ClosedById">Who closed it; null when its channel was deleted by hand.</param>
public sealed record TicketClosed(Snowflake GuildId, Guid TicketId, int Number, string Department, Snowflake OwnerId, Snowflake? ClosedById)
    : TicketEvent(GuildId, TicketId);
