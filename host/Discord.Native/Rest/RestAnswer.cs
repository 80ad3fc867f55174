using System.Globalization;
using System.Net.Http.Headers;
using DCTicket.Contracts;

namespace DCTicket.Discord.Native.Rest;

/// <summary>A response of Discord.</summary>
internal sealed record RestAnswer(int Status, byte[] Body, RateLimitReport Limits)
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(1);

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsRateLimit => Status == 429;

    /// <summary>Whether it counts towards the invalid request limit.</summary>
    public bool IsInvalid => Status is 401 or 403 || (IsRateLimit && !Limits.IsShared);

    public bool IsDiscordsFault => Status >= 500;

    /// <param name="response">The response, whose headers were received.</param>
    /// <param name="onMoved">Called after each part of the body.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<RestAnswer> ReadAsync(HttpResponseMessage response, Action onMoved, CancellationToken cancellationToken)
    {
        onMoved();
        using var bytes = new MemoryStream();
        await response.Content.CopyToAsync(new ProgressStream(bytes, onMoved), cancellationToken);
        var body = bytes.ToArray();
        var status = (int)response.StatusCode;
        return new RestAnswer(status, body, ReadLimits(status, response.Headers, body));
    }

    /// <summary>Creates the exception.</summary>
    public DiscordException ToException(string operation) =>
        ErrorBody.Read(Body) is { } error
            ? new DiscordException(Status, error.Code, error.Message ?? WordsOf(Status), operation, error.Errors)
            {
                RetryAfter = Limits.RetryAfter,
            }
            : new DiscordException(Status, 0, WordsOf(Status), operation) { RetryAfter = Limits.RetryAfter };

    /// <summary>The standard text of a status. HTML and texts of proxies do not belong in our logs.</summary>
    private static string WordsOf(int status)
    {
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)status);
        return response.ReasonPhrase ?? "unknown status";
    }

    private static RateLimitReport ReadLimits(int status, HttpResponseHeaders headers, byte[] body) =>
        new()
        {
            Bucket = Header(headers, "X-RateLimit-Bucket"),
            Remaining = int.TryParse(Header(headers, "X-RateLimit-Remaining"), CultureInfo.InvariantCulture, out var remaining)
                ? remaining
                : null,
            ResetAfter = Seconds(Header(headers, "X-RateLimit-Reset-After")),
            RetryAfter = status != 429 ? null : ReadRetryAfter(headers, body),
            IsGlobal = status == 429 && IsGlobalRefusal(headers, body),
            IsShared = Header(headers, "X-RateLimit-Scope") == "shared",
        };

    private static TimeSpan ReadRetryAfter(HttpResponseHeaders headers, byte[] body) =>
        (ErrorBody.Read(body)?.RetryAfter is { } exact ? Seconds(exact) : null)
        ?? Seconds(Header(headers, "Retry-After"))
        ?? Seconds(Header(headers, "X-RateLimit-Reset-After"))
        ?? Unsaid;

    // A rejection without JSON comes from the proxy before Discord, which limits by address and not by bucket.
    private static bool IsGlobalRefusal(HttpResponseHeaders headers, byte[] body) =>
        ErrorBody.Read(body) is not { } error
        || error.IsGlobal
        || string.Equals(Header(headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase)
        || Header(headers, "X-RateLimit-Scope") == "global";

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    // NaN means nothing, negative values are over, and infinite ones are at most a year.
    private static TimeSpan? Seconds(double seconds) =>
        double.IsNaN(seconds) ? null : TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(365).TotalSeconds));
}
