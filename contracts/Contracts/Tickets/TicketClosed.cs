namespace DCTicket.Contracts;

/// <summary>A ticket was closed. Its channel may already be deleted.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Number">The visible number, unique in the server.</param>
/// <param name="Department">The key of the department.</param>
/// <param name="OwnerId">The member who opened it.</param>
/// <param name="ClosedById">The member who closed it; null for the bot or a plugin, and if its channel was deleted manually.</param>
public sealed record TicketClosed(Snowflake GuildId, Guid TicketId, int Number, string Department, Snowflake OwnerId, Snowflake? ClosedById)
    : TicketEvent(GuildId, TicketId)
{
    /// <summary>The ticket's channel; null when it never had one.</summary>
    public Snowflake? ChannelId { get; init; }

    /// <summary>Why, as whoever closed it wrote; escape it. Null for no reason given.</summary>
    public string? Reason { get; init; }
}
