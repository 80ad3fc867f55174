using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Faults;

/// <summary>Reads the definition of a fault.</summary>
internal static class FaultForm
{
    private static readonly Dictionary<string, FaultKind> Kinds = new()
    {
        ["rate_limit"] = FaultKind.RateLimit,
        ["error"] = FaultKind.Error,
        ["cut"] = FaultKind.Cut,
        ["slow"] = FaultKind.Slow,
        ["expire"] = FaultKind.Expire,
        ["hand"] = FaultKind.Hand,
        ["drop"] = FaultKind.Drop,
        ["reconnect"] = FaultKind.Reconnect,
        ["invalid_session"] = FaultKind.InvalidSession,
        ["no_ack"] = FaultKind.NoAck,
        ["delay"] = FaultKind.Delay,
        ["duplicate"] = FaultKind.Duplicate,
        ["reorder"] = FaultKind.Reorder,
    };

    private static readonly string[] Keys =
    [
        "kind",
        "method",
        "route",
        "guild",
        "channel",
        "event",
        "at",
        "after",
        "count",
        "when",
        "status",
        "html",
        "scope",
        "wait_ms",
        "code",
        "resumable",
        "hand",
        "json_code",
        "message",
        "errors",
    ];

    public static Fault Read(Modal form)
    {
        foreach (var (key, _) in form.Body.Where(k => !Keys.Contains(k.Key)))
            form.Wrong(key, "UNKNOWN_KEY", "Faults have no such key");
        var kind = OneOf(form, "kind", Kinds.Keys, required: true);
        var fault = new Fault
        {
            Kind = kind is null ? default : Kinds[kind],
            Asked = form.Body.DeepClone().AsObject(),
            Method = form.Text("method", 3, 6),
            Route = form.Text("route", 1, 300)?.Split('/', StringSplitOptions.RemoveEmptyEntries),
            Guild = form.Snowflake("guild"),
            Channel = form.Snowflake("channel"),
            Event = form.Text("event", 1, 60),
            At = OneOf(form, "at", ["hello", "identify", "resume", "heartbeat"]) ?? (kind == "no_ack" ? "heartbeat" : null),
            After = (int)(form.Integer("after", 0, 100_000) ?? 0),
            Count = (int)(form.Integer("count", 0, 100_000) ?? 1),
            Later = OneOf(form, "when", ["before", "after"]) == "after",
            Status = (int)(form.Integer("status", 400, 599) ?? 500),
            Html = form.Flag("html") ?? false,
            Scope = OneOf(form, "scope", ["user", "shared", "global"]) ?? "user",
            Wait = TimeSpan.FromMilliseconds(form.Integer("wait_ms", 0, 86_400_000) ?? 1000),
            JsonCode = (int?)form.Integer("json_code", 0, 1_000_000),
            Message = form.Text("message", 1, 500),
            Errors = form.Object("errors")?.Body.DeepClone().AsObject(),
            Code = (int?)form.Integer("code", 1000, 4999),
            Resumable = form.Flag("resumable") ?? false,
            Hand = Hand(form, kind == "hand"),
        };
        if (fault is { IsOfGateway: true, At: null, Event: null })
            form.Required("event");
        form.Errors.ThrowIfAny();
        return fault;
    }

    private static HandRequest? Hand(Modal form, bool required)
    {
        if (form.Object("hand", required) is not { } hand)
            return null;
        var (by, method, path) = (
            hand.Snowflake("by"),
            hand.Text("method", 3, 6, required: true),
            hand.Text("path", 1, 300, required: true)
        );
        return method is null || path is null ? null : new HandRequest(by, method, path, hand.Body["body"]?.DeepClone());
    }

    private static string? OneOf(Modal form, string key, IReadOnlyCollection<string> allowed, bool required = false)
    {
        var value = form.Text(key, 1, 60, required);
        if (value is null || allowed.Contains(value))
            return value;
        form.Wrong(key, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed)}).");
        return null;
    }
}
