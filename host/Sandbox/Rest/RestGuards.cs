using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Strict;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Rest;

/// <summary>The checks before a bot's operation.</summary>
internal sealed partial class RestGuards(
    RateLimiter? limiter,
    InvalidRequests invalid,
    RestFaults faults,
    Unimplemented unimplemented,
    bool strict,
    ILogger logger
)
{
    /// <summary>Null for no limits.</summary>
    public RateLimiter? Limiter => limiter;
    public InvalidRequests Invalid => invalid;
    public RestFaults Faults => faults;
    public Unimplemented Unimplemented => unimplemented;

    /// <summary>At the level Strict, an undocumented key is an error.</summary>
    public void CheckKeys(Operation route, JsonNode? body)
    {
        if (!strict || body is null or JsonObject { Count: 0 })
            return;
        if (KnownKeys.Unknown(route, body) is not { } unknown)
        {
            LogUnchecked(route.Method, route.Template);
            return;
        }

        if (unknown.Count == 0)
            return;
        var errors = new FormErrors();
        foreach (var path in unknown)
        {
            LogUnknownKey(route.Method, route.Template, path);
            errors.Add(path, "UNKNOWN_KEY", "Discord does not document this key");
        }

        throw errors.ToException();
    }

    [LoggerMessage(LogLevel.Warning, "NOT IMPLEMENTED: the keys of {Method} {Route} are not checked, since none are known")]
    private partial void LogUnchecked(string method, string route);

    [LoggerMessage(LogLevel.Error, "{Method} {Route}: the bot's body has an undocumented key: {Path}")]
    private partial void LogUnknownKey(string method, string route, string path);
}
