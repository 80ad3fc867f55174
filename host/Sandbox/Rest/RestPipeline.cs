using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>The pipeline of a request: ban, route, auth, rate limit, body, fault, operation.</summary>
internal sealed partial class RestPipeline(SandboxWorld world, RouteTable routes, RestGuards guards, ILogger logger)
{
    private const string BotScheme = "Bot ";

    public async Task RunAsync(HttpContext http)
    {
        var (segments, control) = Segments(http.Request.Path.Value ?? "");
        var counts = !control && !IsPerson(http.Request);
        if (counts && await guards.Invalid.RefuseAsync(http.Response))
            return;
        try
        {
            await AnswerAsync(http, segments, control);
        }
        catch (ApiException e)
        {
            LogRefused(http.Request.Method, http.Request.Path, e.Status, e.Message);
            await Outcome.Of(e).WriteAsync(http.Response);
        }
        catch (Exception e) when (e is not (BadHttpRequestException or OperationCanceledException))
        {
            LogBug(e, http.Request.Method, http.Request.Path);
            await Outcome.Of(500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 }).WriteAsync(http.Response);
        }
        catch (BadHttpRequestException e)
        {
            await Outcome.Of(e.StatusCode, Refuse.RequestTooLarge().Body).WriteAsync(http.Response);
        }

        if (counts)
            guards.Invalid.Count(http.Response);
    }

    private async Task AnswerAsync(HttpContext http, string[] segments, bool control)
    {
        var request = http.Request;
        if (routes.Find(request.Method, segments) is not { } found || found.Route.Control != control)
        {
            guards.Unimplemented.Count(request.Method, segments);
            LogUnimplemented(request.Method, request.Path);
            var message = $"The Sandbox does not know {request.Method} {request.Path}";
            await Outcome.Of(501, new JsonObject { ["message"] = message, ["code"] = 0 }).WriteAsync(http.Response);
            return;
        }

        var (route, values) = found;
        if (
            !control
            && string.IsNullOrEmpty(request.Headers.UserAgent)
            && request.Headers.Authorization.ToString().StartsWith(BotScheme, StringComparison.Ordinal)
        )
            throw Refuse.NoUserAgent();
        var caller = route.Open || route.Control ? null : Authenticate(request);
        var limiter = caller is { Bot: true } || route.HasOwnLimit ? guards.Limiter : null;
        if (limiter?.Take(route, values, http.Response) is { } refusal)
        {
            await Outcome.Of(429, refusal).WriteAsync(http.Response);
            return;
        }

        var (body, files) = await BodyReader.ReadAsync(request, http.RequestAborted);
        if (limiter is not null && caller is { Bot: true } && Rename(limiter, route, values, body, http.Response) is { } rename)
        {
            await Outcome.Of(429, rename).WriteAsync(http.Response);
            return;
        }

        var call = new Call(world, caller, values, request.Query)
        {
            Body = body,
            Files = files,
            Reason = Reason(request),
            Locale = request.Headers.TryGetValue("X-Discord-Locale", out var locale) ? locale.ToString() : null,
        };
        var ofBot = caller is { Bot: true } || route.Open;
        if (ofBot)
            guards.CheckKeys(route, body);
        if (ofBot && guards.Faults.Find(request.Method, segments, call, route) is { } fault)
            await guards.Faults.PlayAsync(fault, http, call, route, () => CarryOut(route, call));
        else
            await CarryOut(route, call).WriteAsync(http.Response);
    }

    private Outcome CarryOut(Operation route, Call call)
    {
        try
        {
            lock (world.Gate)
            {
                var (status, node) = route.Run(call);
                return Outcome.Of(status, node);
            }
        }
        catch (ApiException e)
        {
            LogRefused(route.Method, route.Template, e.Status, e.Message);
            return Outcome.Of(e);
        }
    }

    private bool IsPerson(HttpRequest request)
    {
        lock (world.Gate)
            return world.UserByToken(request.Headers.Authorization.ToString()) is { Bot: false };
    }

    private User Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var isBot = header.StartsWith(BotScheme, StringComparison.Ordinal);
        lock (world.Gate)
        {
            var user = world.UserByToken(isBot ? header[BotScheme.Length..] : header);
            return user is not null && user.Bot == isBot ? user : throw Refuse.Unauthorized();
        }
    }

    private JsonObject? Rename(
        RateLimiter limiter,
        Operation route,
        Dictionary<string, string> values,
        JsonNode? body,
        HttpResponse response
    )
    {
        if (route is not { Method: "PATCH", Template: "/channels/{channel}" } || body is not JsonObject form)
            return null;
        bool name,
            topic;
        lock (world.Gate)
        {
            if (!Snowflakes.TryParse(values["channel"], out var id) || world.Channel(id) is not { } channel)
                return null;
            name = form["name"] is JsonValue newName && newName.ToString() != channel.Name;
            topic = form.ContainsKey("topic") && form["topic"]?.ToString() != channel.Topic;
        }

        return limiter.TakeRename(values["channel"], name, topic, response);
    }

    private static string? Reason(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("X-Audit-Log-Reason", out var header) || header.ToString() is not { Length: > 0 } encoded)
            return null;
        var reason = Uri.UnescapeDataString(encoded);
        return Modal.Length(reason) <= 512
            ? reason
            : throw Refuse.Form("X-Audit-Log-Reason", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 512 in length.");
    }

    private static (string[] Segments, bool Control) Segments(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["api", "v9" or "v10", ..] => (segments[2..], false),
            // A webhook's own address has no version.
            ["api", "webhooks", _, _, ..] => (segments[1..], false),
            _ => (segments, true),
        };
    }

    [LoggerMessage(LogLevel.Warning, "NOT IMPLEMENTED: {Method} {Path} was answered with 501")]
    private partial void LogUnimplemented(string method, string path);

    [LoggerMessage(LogLevel.Error, "A bug of the Sandbox: {Method} {Path} failed")]
    private partial void LogBug(Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Debug, "{Method} {Path} was rejected: {Status} {Why}")]
    private partial void LogRefused(string method, string path, int status, string why);
}
