namespace DCTicket.Discord.Connection;

/// <summary>One bot's way to Discord: REST within Discord's rate limits, and the gateway's events in their order.</summary>
public interface IDiscordConnection : IAsyncDisposable
{
    /// <summary>Where the gateway stands.</summary>
    ConnectionState State { get; }

    /// <summary>Where the gateway stands, since when, and why it is not connected.</summary>
    ConnectionStatus Status { get; }

    /// <summary>
    /// Sends a request, waits for rate limits, and repeats what may be repeated. Throws <see cref="Contracts.DiscordException"/> for every answer
    /// that is not a success.
    /// </summary>
    Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Writes an attachment into a stream and returns its length; throws <see cref="HttpRequestException"/>, and
    /// <see cref="Contracts.DownloadTooLargeException"/> beyond the limit. Never sends the bot's token.
    /// </summary>
    Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a gateway session until cancelled: connects, identifies, resumes, reconnects. Throws <see cref="DiscordConnectionException"/> when Discord
    /// will not have this bot whatever we do, also when a request showed that the token is refused; its message is one sentence that says what to do.
    /// When cancelled it takes no more events, waits up to five seconds for those in hand, and keeps the session for the next start.
    /// </summary>
    Task RunAsync(GatewayOptions options, CancellationToken cancellationToken);
}

/// <summary>Where the gateway stands.</summary>
public enum ConnectionState
{
    /// <summary>Not connected.</summary>
    Disconnected,

    /// <summary>Connecting, identifying or resuming.</summary>
    Connecting,

    /// <summary>READY or RESUMED has come.</summary>
    Ready,
}

/// <summary>What a gateway session is for.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// Tells the bits of Discord's intents to identify with; asked before each identify. It is given those that Discord refused last (close code 4014),
    /// or null, and should then leave out what Discord does not grant: the connection tries again, however often that takes.
    /// </summary>
    public required Func<int?, CancellationToken, Task<int>> Intents { get; init; }

    /// <summary>The names of the events that are handed on, such as MESSAGE_CREATE; others are not even parsed. READY and RESUMED always are.</summary>
    public required IReadOnlySet<string> Events { get; init; }

    /// <summary>
    /// Whether somebody needs an event of <see cref="Events"/>, by its name and the JSON of its <c>d</c>, which is neither parsed nor copied before.
    /// It must be quick. Null where all are needed.
    /// </summary>
    public Func<string, ReadOnlySpan<byte>, bool>? IsNeeded { get; init; }

    /// <summary>
    /// Gets each event, one after the other, in Discord's order. It must be quick: it queues work and returns a task that ends when the event is
    /// handled. What it throws is logged, and the next event comes all the same.
    /// </summary>
    public required Func<GatewayDispatch, Task> OnDispatch { get; init; }

    /// <summary>
    /// Keeps the session over restarts, so that the next start gets the events that were not handled; null to end the session with the run, so that
    /// the bot shows offline at once. A session that goes on brings no READY and no GUILD_CREATE.
    /// </summary>
    public ISessionStore? Sessions { get; init; }
}

/// <summary>An event of the gateway.</summary>
/// <param name="Event">The name, such as MESSAGE_CREATE.</param>
/// <param name="Data">The JSON of its <c>d</c>; owned by the receiver.</param>
/// <param name="IsReplay">Whether it was missed and is brought after a resume; it may have been handled already.</param>
public sealed record GatewayDispatch(string Event, ReadOnlyMemory<byte> Data, bool IsReplay = false);

/// <summary>Discord will not have this bot whatever we do; the message is one sentence that says what to do.</summary>
public sealed class DiscordConnectionException(string message) : Exception(message);
