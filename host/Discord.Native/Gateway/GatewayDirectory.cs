using System.Text.Json;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Knows where the gateway is, and how often the bot may still identify.</summary>
/// <param name="send">Asks the REST API.</param>
/// <param name="fixedUrl">The gateway by configuration; then nobody is asked.</param>
/// <param name="compress">Whether Discord may pack what it sends.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class GatewayDirectory(
    Func<DiscordRequest, CancellationToken, Task<DiscordResponse>> send,
    Uri? fixedUrl,
    bool compress,
    TimeProvider time,
    ILogger logger
)
{
    // Long enough for identifying anew on the same address, short enough that the budget is true.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    /// <summary>How long a refusal is waited for by those who send requests; a longer one is told.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private Directions? _known;
    private long _askedAt;

    /// <summary>The gateway, when the bot may identify there; waits while it may not.</summary>
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
            LogBudgetSpent(directions.ResetAfter);
            await Task.Delay(directions.ResetAfter, time, cancellationToken);
        }
    }

    /// <summary>The gateway, for a resume: that costs no login.</summary>
    public async Task<Uri> ForResumeAsync(CancellationToken cancellationToken) =>
        Complete(fixedUrl ?? (await AskAsync(cancellationToken)).Url);

    /// <summary>Asks REST who the bot is; throws where it is not told.</summary>
    public Task AskWhoAmIAsync(CancellationToken cancellationToken) =>
        send(new DiscordRequest(HttpMethod.Get, "users/@me"), cancellationToken);

    /// <summary>An address with the version and the encoding that we speak.</summary>
    public Uri Complete(Uri url) => new UriBuilder(url) { Query = "v=10&encoding=json" + (compress ? "&compress=zlib-stream" : "") }.Uri;

    private async Task<Directions> AskAsync(CancellationToken cancellationToken)
    {
        if (_known is { Remaining: > 0 } known && time.GetElapsedTime(_askedAt) < Believed)
            return known;
        // The caller asks again by itself, with growing pauses, and says so.
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
                : throw new JsonException("gateway/bot named no gateway.");
        if (!json.RootElement.TryGetProperty("session_start_limit", out var limit))
            return new Directions(url, 1, TimeSpan.Zero);
        var resetAfter = Math.Clamp(limit.GetProperty("reset_after").GetDouble(), 1_000, TimeSpan.FromDays(1).TotalMilliseconds);
        return new Directions(url, limit.GetProperty("remaining").GetInt32(), TimeSpan.FromMilliseconds(resetAfter));
    }

    [LoggerMessage(LogLevel.Warning, "The bot has used up its logins for today; it waits {Wait} until Discord grants new ones")]
    private partial void LogBudgetSpent(TimeSpan wait);

    private sealed record Directions(Uri Url, int Remaining, TimeSpan ResetAfter);
}
