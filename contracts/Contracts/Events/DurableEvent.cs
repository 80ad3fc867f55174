namespace DCTicket.Contracts;

/// <summary>
/// Something that happened in a plugin and that other plugins may act on. It is saved with the change that it tells of
/// (<see cref="PluginDbContext.Raise"/>), and delivered to each handler until the handler succeeds, ten times at most. Then it is parked:
/// the owner of the bot sees it in <c>/plugins</c>, and can retry or drop it. It is a record of plain values, since it is kept as JSON.
/// </summary>
/// <remarks>
/// <para>
/// A handler changes tracked entities of its plugin's context, and the host saves them together with the note that the handler has had the
/// event. While it runs, SaveChangesAsync, WriteAsync, transactions and commands that write throw <see cref="InvalidOperationException"/>:
/// what they wrote would stay when the handler fails afterwards, and the event would count as handled. What the handler does elsewhere,
/// such as on Discord, may be done again after a failure or a crash. So may all that a plugin without a database does.
/// </para>
/// <para>
/// A handler has 30 seconds; then its token is cancelled and the attempt has failed. One that still does not return is not run again
/// meanwhile: its event is parked, and counts as handled or is tried again when the handler returns. Longer work goes into a row of the
/// plugin and a job.
/// </para>
/// </remarks>
/// <param name="GuildId">The server.</param>
public abstract record DurableEvent(Snowflake GuildId)
{
    /// <summary>Events of the same key reach a handler one after the other, in the order in which they were raised.</summary>
    public abstract string OrderKey { get; }
}
