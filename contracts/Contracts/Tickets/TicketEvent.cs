namespace DCTicket.Contracts;

/// <summary>An event of a ticket.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="TicketId">The ticket.</param>
public abstract record TicketEvent(Snowflake GuildId, Guid TicketId) : DurableEvent(GuildId)
{
    /// <inheritdoc/>
    public override string OrderKey => TicketId.ToString("N");
}
