using DCTicket.Contracts;

namespace DCTicket.Discord.Connection;

/// <summary>A request to Discord's REST API.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path after <c>/api/v10/</c> with its query, such as <c>channels/123/messages?limit=50</c>.</param>
public sealed record DiscordRequest(HttpMethod Method, string Path)
{
    /// <summary>The JSON body; null for none. With files it goes as <c>payload_json</c>.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>Files that go as <c>files[0]</c>…, by multipart.</summary>
    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];

    /// <summary>The reason for the audit log; cut to 512 characters and percent-encoded.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether it may be sent again when no answer came or Discord failed (5xx): GET, PUT and DELETE may, and a message with an enforced
    /// nonce. A 429 is always waited for and repeated: Discord did nothing.
    /// </summary>
    public bool IsIdempotent { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Put || Method == HttpMethod.Delete;

    /// <summary>
    /// How long the caller waits for a channel's name or topic, which Discord lets change twice in ten minutes each; null for as long as it
    /// takes. Where it takes longer, <see cref="DiscordDelayException"/> tells how long, at once, and the edit is done then all the same,
    /// merged with others that wait: the last value of each field wins. What else the request changes is done at once.
    /// </summary>
    public TimeSpan? MaxWait { get; init; }
}
