namespace DCTicket.Discord.Connection;

/// <summary>A bot's connection to Discord: REST with rate limits, and the gateway's events in order.</summary>
public interface IDiscordConnection : IAsyncDisposable
{
    /// <summary>The state of the gateway connection.</summary>
    ConnectionState State { get; }

    /// <summary>The state of the gateway connection, with time and reason.</summary>
    ConnectionStatus Status { get; }

    /// <summary>
    /// Sends a request, waits for rate limits, and retries idempotent requests. Throws <see cref="Contracts.DiscordException"/> for every
    /// response that is not a success.
    /// </summary>
    Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Downloads an attachment into a stream and returns its length. Throws <see cref="HttpRequestException"/>, and <see
    /// cref="Contracts.DownloadTooLargeException"/> beyond the limit. Never sends the bot's token.
    /// </summary>
    Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the gateway which of at most 100 users are members of a server. Returns JSON arrays of members; null if the gateway is not
    /// connected, has reached its send limit, or does not respond within ten seconds. Then use REST.
    /// </summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Contracts.Snowflake guild,
        IReadOnlyList<Contracts.Snowflake> users,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>?>(null);

    /// <summary>
    /// Runs a gateway session until cancelled: connects, identifies, resumes, reconnects. Throws <see cref="DiscordConnectionException"/>
    /// if Discord permanently rejects this bot, or if a request showed that the token is revoked. After cancellation it accepts no more
    /// events, waits up to five seconds for events in flight, and keeps the session for the next start.
    /// </summary>
    Task RunAsync(GatewayOptions options, CancellationToken cancellationToken);
}
