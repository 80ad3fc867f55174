using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Rest;

/// <summary>The response of a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The content; null for none.</param>
/// <param name="Type">The media type.</param>
internal sealed record Outcome(int Status, byte[]? Body, string Type = "application/json")
{
    /// <summary>The retry delay.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Outcome Of(int status, JsonNode? body) => new(status, body is null ? null : Json.Bytes(body));

    public static Outcome Of(ApiException refusal) => Of(refusal.Status, refusal.Body) with { RetryAfter = refusal.RetryAfter };

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (Body is null)
            return;
        response.ContentType = Type;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body);
    }
}
