using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>What every request goes through: route, auth, rate limit, body, operation.</summary>
internal sealed partial class RestPipeline(SandboxWorld world, RouteTable routes, RateLimiter? limiter, Unimplemented unimplemented, ILogger logger)
{
    public async Task RunAsync(HttpContext http)
    {
        try
        {
            await AnswerAsync(http);
        }
        catch (ApiException e)
        {
            LogRefused(http.Request.Method, http.Request.Path, e.Status, e.Message);
            await WriteAsync(http.Response, e.Status, e.Body);
        }
        catch (Exception e) when (e is not (BadHttpRequestException or OperationCanceledException))
        {
            LogBug(e, http.Request.Method, http.Request.Path);
            await WriteAsync(http.Response, 500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 });
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(http.Response, e.StatusCode, Refuse.RequestTooLarge().Body);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var (segments, control) = Segments(request.Path.Value ?? "");
        if (routes.Find(request.Method, segments) is not { } found || found.Route.Control != control)
        {
            unimplemented.Count(request.Method, segments);
            LogUnimplemented(request.Method, request.Path);
            await WriteAsync(http.Response, 501, new JsonObject { ["message"] = $"The Sandbox does not know {request.Method} {request.Path}", ["code"] = 0 });
            return;
        }

        var (route, values) = found;
        var caller = route.Open || route.Control ? null : Authenticate(request);
        if (limiter is not null && (caller is { Bot: true } || route.HasOwnLimit) && limiter.Take(route, values, http.Response) is { } refusal)
        {
            await WriteAsync(http.Response, 429, refusal);
            return;
        }

        var (body, files) = await BodyReader.ReadAsync(request, http.RequestAborted);
        if (limiter is not null && caller is { Bot: true } && Rename(route, values, body, http.Response) is { } rename)
        {
            await WriteAsync(http.Response, 429, rename);
            return;
        }

        var call = new Call(world, caller, values, request.Query) { Body = body, Files = files, Reason = Reason(request) };
        await RunAsync(http, route, call);
    }

    private async Task RunAsync(HttpContext http, Operation route, Call call)
    {
        byte[]? json;
        int status;
        lock (world.Gate)
        {
            (status, var node) = route.Run(call);
            json = node is null ? null : Json.Bytes(node);
        }

        await WriteBytesAsync(http.Response, status, json);
    }

    private User Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        const string bot = "Bot ";
        var isBot = header.StartsWith(bot, StringComparison.Ordinal);
        lock (world.Gate)
        {
            var user = world.UserByToken(isBot ? header[bot.Length..] : header);
            return user is not null && user.Bot == isBot ? user : throw Refuse.Unauthorized();
        }
    }

    private JsonObject? Rename(Operation route, Dictionary<string, string> values, JsonNode? body, HttpResponse response)
    {
        if (route is not { Method: "PATCH", Template: "/channels/{channel}" } || body is not JsonObject form)
            return null;
        bool name, topic;
        lock (world.Gate)
        {
            if (!Snowflakes.TryParse(values["channel"], out var id) || world.Channel(id) is not { } channel)
                return null;
            name = form["name"] is JsonValue newName && newName.ToString() != channel.Name;
            topic = form.ContainsKey("topic") && form["topic"]?.ToString() != channel.Topic;
        }

        return limiter!.TakeRename(values["channel"], name, topic, response);
    }

    private static string? Reason(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("X-Audit-Log-Reason", out var header) || header.ToString() is not { Length: > 0 } encoded)
            return null;
        var reason = Uri.UnescapeDataString(encoded);
        return Form.Length(reason) <= 512
            ? reason
            : throw Refuse.Form("X-Audit-Log-Reason", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 512 in length.");
    }

    private static (string[] Segments, bool Control) Segments(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["api", "v9" or "v10", ..] => (segments[2..], false),
            // A webhook's own address names no version.
            ["api", "webhooks", _, _, ..] => (segments[1..], false),
            _ => (segments, true),
        };
    }

    private static Task WriteAsync(HttpResponse response, int status, JsonNode body) => WriteBytesAsync(response, status, Json.Bytes(body));

    private static async Task WriteBytesAsync(HttpResponse response, int status, byte[]? json)
    {
        response.StatusCode = status;
        if (json is null)
            return;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json);
    }

    [LoggerMessage(LogLevel.Warning, "NOT IMPLEMENTED: {Method} {Path} was answered with 501")]
    private partial void LogUnimplemented(string method, string path);

    [LoggerMessage(LogLevel.Error, "A bug of the Sandbox: {Method} {Path} failed")]
    private partial void LogBug(Exception e, string method, string path);

    [LoggerMessage(LogLevel.Debug, "{Method} {Path} was refused: {Status} {Why}")]
    private partial void LogRefused(string method, string path, int status, string why);
}
