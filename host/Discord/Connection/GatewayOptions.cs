namespace DCTicket.Discord.Connection;

/// <summary>What a gateway session is for.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// Tells the bits of Discord's intents to identify with; asked before each identify. It is given those that Discord refused last (close
    /// code 4014), or null, and should then leave out what Discord does not grant: the connection tries again, however often that takes.
    /// </summary>
    public required Func<int?, CancellationToken, Task<int>> Intents { get; init; }

    /// <summary>
    /// The names of the events that are handed on, such as MESSAGE_CREATE; others are not even parsed. READY and RESUMED always are.
    /// </summary>
    public required IReadOnlySet<string> Events { get; init; }

    /// <summary>
    /// Whether somebody needs an event of <see cref="Events"/>, by its name and the JSON of its <c>d</c>, which is neither parsed nor
    /// copied before. It must be quick. Null where all are needed.
    /// </summary>
    public Func<string, ReadOnlySpan<byte>, bool>? IsNeeded { get; init; }

    /// <summary>
    /// Gets each event, one after the other, in Discord's order. It must be quick: it queues work and returns a task that ends when the
    /// event is handled. What it throws is logged, and the next event comes all the same.
    /// </summary>
    public required Func<GatewayDispatch, Task> OnDispatch { get; init; }

    /// <summary>
    /// Keeps the session over restarts, so that the next start gets the events that were not handled; null to end the session with the run,
    /// so that the bot shows offline at once. A session that goes on brings no READY and no GUILD_CREATE.
    /// </summary>
    public ISessionStore? Sessions { get; init; }
}
