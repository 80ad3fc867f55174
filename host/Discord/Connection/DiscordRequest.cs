using DCTicket.Contracts;

namespace DCTicket.Discord.Connection;

/// <summary>A request to Discord's REST API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path after <c>/api/v10/</c> with its query, such as <c>channels/123/messages?limit=50</c>.</param>
public sealed record DiscordRequest(HttpMethod Method, string Path)
{
    /// <summary>The JSON body; null for none. With files it is sent as <c>payload_json</c>.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>Files, sent as multipart parts <c>files[0]</c>…</summary>
    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];

    /// <summary>The reason for the audit log; cut to 512 characters and percent-encoded.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether it is idempotent, so that it is retried after no response or a server error (5xx): GET, PUT, DELETE, and a message with an
    /// enforced nonce. A 429 is always retried, since Discord did nothing.
    /// </summary>
    public bool IsIdempotent { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete;

    /// <summary>
    /// The maximum wait for the rate limit on a channel's name or topic (two changes in ten minutes each); null for no limit. If it takes
    /// longer, <see cref="DiscordDelayException"/> reports the delay at once, and the edit stays queued. Queued edits are merged: the last
    /// value of each field wins. Other fields of the request are changed at once.
    /// </summary>
    public TimeSpan? MaxWait { get; init; }
}
