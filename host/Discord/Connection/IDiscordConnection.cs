namespace DCTicket.Discord.Connection;

/// <summary>One bot's way to Discord: REST within Discord's rate limits, and the gateway's events in their order.</summary>
public interface IDiscordConnection : IAsyncDisposable
{
    /// <summary>Where the gateway stands.</summary>
    ConnectionState State { get; }

    /// <summary>Where the gateway stands, since when, and why it is not connected.</summary>
    ConnectionStatus Status { get; }

    /// <summary>
    /// Sends a request, waits for rate limits, and repeats what may be repeated. Throws <see cref="Contracts.DiscordException"/> for every
    /// answer that is not a success.
    /// </summary>
    Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Writes an attachment into a stream and returns its length; throws <see cref="HttpRequestException"/>, and
    /// <see cref="Contracts.DownloadTooLargeException"/> beyond the limit. Never sends the bot's token.
    /// </summary>
    Task<long> DownloadAsync(Uri attachment, Stream destination, long maxBytes, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the gateway which of at most 100 users are members of a server. Returns JSON arrays of members; null when the gateway is not
    /// connected, has too much to send, or does not answer within ten seconds: then REST has to be asked.
    /// </summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindMembersAsync(
        Contracts.Snowflake guild,
        IReadOnlyList<Contracts.Snowflake> users,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>?>(null);

    /// <summary>
    /// Keeps a gateway session until cancelled: connects, identifies, resumes, reconnects. Throws <see cref="DiscordConnectionException"/>
    /// when Discord will not have this bot whatever we do, also when a request showed that the token is refused; its message is one
    /// sentence that says what to do. When cancelled it takes no more events, waits up to five seconds for those in hand, and keeps the
    /// session for the next start.
    /// </summary>
    Task RunAsync(GatewayOptions options, CancellationToken cancellationToken);
}
