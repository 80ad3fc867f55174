namespace DCTicket.Discord.Connection;

/// <summary>The settings of a gateway session.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// Gets the intents to identify with; called before each identify. The argument has the intents that Discord rejected last (close code
    /// 4014), or null. The connection retries until Discord accepts them.
    /// </summary>
    public required Func<int?, CancellationToken, Task<int>> Intents { get; init; }

    /// <summary>
    /// The names of the events to forward, such as MESSAGE_CREATE; others are not parsed. READY and RESUMED are always forwarded.
    /// </summary>
    public required IReadOnlySet<string> Events { get; init; }

    /// <summary>
    /// Whether an event of <see cref="Events"/> is needed, by its name and the unparsed JSON of its <c>d</c>. It must be fast. Null to
    /// forward all.
    /// </summary>
    public Func<string, ReadOnlySpan<byte>, bool>? IsNeeded { get; init; }

    /// <summary>
    /// Receives the events one after the other, in Discord's order. It must be fast: it queues work and returns a task that ends when the
    /// event is handled. Exceptions are logged.
    /// </summary>
    public required Func<GatewayDispatch, Task> OnDispatch { get; init; }

    /// <summary>
    /// Stores the session across restarts, so that the next process receives unhandled events; null to end the session with the run, so
    /// that the bot appears offline at once. A resumed session brings no READY and no GUILD_CREATE.
    /// </summary>
    public ISessionStore? Sessions { get; init; }
}
