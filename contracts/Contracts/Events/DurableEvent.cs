namespace DCTicket.Contracts;

/// <summary>
/// An event of a plugin for other plugins. It is saved in the same transaction as the change (<see cref="PluginDbContext.Raise"/>), and
/// delivered to each handler until it succeeds, at most ten times. Then it is parked: the owner of the bot sees it in <c>/plugins</c>, and
/// can retry or drop it. It is a record of plain values, since it is stored as JSON.
/// </summary>
/// <remarks>
/// <para> A handler changes tracked entities of its plugin's context; the host saves them and marks the event as handled in one
/// transaction. During the handler, SaveChangesAsync, WriteAsync, transactions and writing commands throw <see
/// cref="InvalidOperationException"/>: such a write would remain when the handler fails afterwards. Side effects elsewhere, such as on
/// Discord, may be repeated after a failure or a crash. The same holds for all effects of a plugin without a database. </para> <para> A
/// handler has 30 seconds; then its token is cancelled and the attempt has failed. A handler that does not return is not started again
/// meanwhile: its event is parked until it returns. Put longer work into a row of the plugin and a job. </para>
/// </remarks>
/// <param name="GuildId">The server.</param>
public abstract record DurableEvent(Snowflake GuildId)
{
    /// <summary>Events with the same key reach a handler one after the other, in the order in which they were raised.</summary>
    public abstract string OrderKey { get; }
}
