namespace DCTicket.Contracts;

/// <summary>
/// Something that happened in a plugin and that other plugins may act on. It is saved with the change that it tells of
/// (<see cref="PluginDbContext.Raise"/>), and delivered to each handler until the handler succeeds, ten times at most. It is a record of plain
/// values, since it is kept as JSON.
/// </summary>
/// <param name="GuildId">The server.</param>
public abstract record DurableEvent(Snowflake GuildId)
{
    /// <summary>Events of the same key reach a handler one after the other, in the order in which they were raised.</summary>
    public abstract string OrderKey { get; }
}
