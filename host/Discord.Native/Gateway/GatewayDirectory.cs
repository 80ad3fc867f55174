using System.Text.Json;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Finds the gateway's address, and how often the bot may still identify.</summary>
/// <param name="send">Sends a request to the REST API.</param>
/// <param name="fixedUrl">The configured gateway; then Discord is not asked.</param>
/// <param name="compress">Whether Discord may compress.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class GatewayDirectory(
    Func<DiscordRequest, CancellationToken, Task<DiscordResponse>> send,
    Uri? fixedUrl,
    bool compress,
    TimeProvider time,
    ILogger logger
)
{
    // Long enough to identify again at the same address, short enough that the session limit is current.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    /// <summary>The maximum wait for a rate limit; a longer one throws.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private Directions? _known;
    private long _askedAt;

    /// <summary>Gets the gateway for an identify; waits for the session start limit.</summary>
    public async Task<Uri> ForIdentifyAsync(CancellationToken cancellationToken)
    {
        if (fixedUrl is not null)
            return Complete(fixedUrl);
        while (true)
        {
            var directions = await AskAsync(cancellationToken);
            if (directions.Remaining > 0)
            {
                _known = directions with { Remaining = directions.Remaining - 1 };
                return Complete(directions.Url);
            }

            _known = null;
            LogSessionStartLimit(directions.ResetAfter);
            await Task.Delay(directions.ResetAfter, time, cancellationToken);
        }
    }

    /// <summary>Gets the gateway for a resume, which has no session start limit.</summary>
    public async Task<Uri> ForResumeAsync(CancellationToken cancellationToken) =>
        Complete(fixedUrl ?? (await AskAsync(cancellationToken)).Url);

    /// <summary>Asks REST for the bot's account; throws if there is no response.</summary>
    public Task AskWhoAmIAsync(CancellationToken cancellationToken) =>
        send(new DiscordRequest(HttpMethod.Get, "users/@me"), cancellationToken);

    /// <summary>Adds the version and the encoding to an address.</summary>
    public Uri Complete(Uri url) => new UriBuilder(url) { Query = "v=10&encoding=json" + (compress ? "&compress=zlib-stream" : "") }.Uri;

    private async Task<Directions> AskAsync(CancellationToken cancellationToken)
    {
        if (_known is { Remaining: > 0 } known && time.GetElapsedTime(_askedAt) < Believed)
            return known;
        // The caller retries with a growing delay, and logs it.
        var answer = await send(new DiscordRequest(HttpMethod.Get, "gateway/bot") { IsIdempotent = false }, cancellationToken);
        _askedAt = time.GetTimestamp();
        return Read(answer.Body);
    }

    private static Directions Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var url =
            json.RootElement.TryGetProperty("url", out var text) && Uri.TryCreate(text.GetString(), UriKind.Absolute, out var parsed)
                ? parsed
                : throw new JsonException("The response of gateway/bot has no URL.");
        if (!json.RootElement.TryGetProperty("session_start_limit", out var limit))
            return new Directions(url, 1, TimeSpan.Zero);
        var resetAfter = Math.Clamp(limit.GetProperty("reset_after").GetDouble(), 1_000, TimeSpan.FromDays(1).TotalMilliseconds);
        return new Directions(url, limit.GetProperty("remaining").GetInt32(), TimeSpan.FromMilliseconds(resetAfter));
    }

    [LoggerMessage(LogLevel.Warning, "Reached the session start limit of the day; waiting {Wait} until Discord resets it")]
    private partial void LogSessionStartLimit(TimeSpan wait);

    private sealed record Directions(Uri Url, int Remaining, TimeSpan ResetAfter);
}
