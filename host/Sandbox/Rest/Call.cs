using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal sealed record UploadedFile(string Field, string FileName, string? ContentType, byte[] Bytes);

/// <summary>A request for its operation.</summary>
internal sealed class Call(SandboxWorld world, User? caller, IReadOnlyDictionary<string, string> values, IQueryCollection query)
{
    public SandboxWorld World => world;

    /// <summary>Whether the caller is known; not with a webhook's token.</summary>
    public bool HasCaller => caller is not null;
    public User Caller => caller ?? throw Refuse.Unauthorized();
    public JsonNode? Body { get; init; }
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];
    public string? Reason { get; init; }

    /// <summary>The requested language of names.</summary>
    public string? Locale { get; init; }

    /// <summary>The body as a form; empty if the operation has none.</summary>
    public Modal Form(FormErrors errors)
    {
        errors.KnowsEmoji = world.KnowsEmoji;
        return Body switch
        {
            null => new Modal([], errors),
            JsonObject form => new Modal(form, errors),
            _ => throw Refuse.Form("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType"),
        };
    }

    public string Value(string name) => values[name];

    public ulong Id(string name) =>
        Snowflakes.TryParse(values[name], out var id)
            ? id
            : throw Refuse.Form(name + "_id", "NUMBER_TYPE_COERCE", $"Value \"{values[name]}\" is not snowflake.");

    public string? Query(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;

    public bool QueryFlag(string name) => Query(name) is "true" or "True" or "1";

    public string? QueryText(string name, int min, int max)
    {
        if (Query(name) is null && min == 0)
            return null;
        var errors = new FormErrors();
        var text = new Modal(new JsonObject { [name] = Query(name) }, errors).Text(name, min, max, required: min > 0);
        errors.ThrowIfAny();
        return text;
    }

    /// <summary>A list in the query repeats the key.</summary>
    public List<ulong> QueryIds(string name, int max)
    {
        var errors = new FormErrors();
        var ids = new Modal(new JsonObject { [name] = Repeated(name) }, errors).Ids(name, max);
        errors.ThrowIfAny();
        return ids;
    }

    public List<string> QueryWords(string name, string[] allowed, int max)
    {
        var words = Repeated(name).Select(w => w!.ToString()).ToList();
        if (words.Count > max || words.Exists(w => !allowed.Contains(w)))
            throw Refuse.Form(name, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed.Select(a => $"'{a}'"))}).");
        return words;
    }

    private JsonArray Repeated(string name) =>
        query.TryGetValue(name, out var values)
            ? new JsonArray([.. values.Where(v => !string.IsNullOrEmpty(v)).Select(v => (JsonNode)v!)])
            : [];

    public ulong? QueryId(string name) =>
        Query(name) switch
        {
            null or "" => null,
            var text when Snowflakes.TryParse(text, out var id) => id,
            var text => throw Refuse.Form(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake."),
        };

    public int QueryLimit(int fallback, int max, int min = 1) => QueryInteger("limit", min, max) ?? fallback;

    public int? QueryInteger(string name, int min, int max)
    {
        if (Query(name) is not { Length: > 0 } text)
            return null;
        var errors = new FormErrors();
        var value = new Modal(new JsonObject { [name] = text }, errors).Integer(name, min, max);
        errors.ThrowIfAny();
        return (int)value!;
    }

    public ulong ApplicationId()
    {
        if (!Caller.Bot)
            throw Refuse.OnlyBots();
        return Id("application") == world.State.ApplicationId ? world.State.ApplicationId : throw Refuse.UnknownApplication();
    }

    public Guild Guild()
    {
        var guild = world.Guild(Id("guild")) ?? throw Refuse.UnknownGuild();
        return guild.Members.ContainsKey(Caller.Id) ? guild : throw (Caller.Bot ? Refuse.UnknownGuild() : Refuse.MissingAccess());
    }

    public Channel Channel() => world.Channel(Id("channel")) ?? throw Refuse.UnknownChannel();

    /// <summary>Throws unless the caller sees the channel and has these permissions.</summary>
    public void Need(Channel channel, ulong permissions)
    {
        var has = world.PermissionsIn(Caller.Id, channel);
        if ((has & Permission.ViewChannel) == 0)
            throw Refuse.MissingAccess();
        if ((has & permissions) != permissions)
            throw Refuse.MissingPermissions();
    }

    public void Need(Guild guild, ulong permissions)
    {
        if ((Permission.InGuild(guild, guild.Members[Caller.Id], world.Now) & permissions) != permissions)
            throw Refuse.MissingPermissions();
    }

    public void Audit(Guild guild, AuditAction action, ulong? target, JsonArray? changes = null, JsonObject? options = null) =>
        world.Write(
            guild,
            new AuditEntry
            {
                At = world.Now,
                UserId = Caller.Id,
                Type = action,
                TargetId = target,
                Changes = changes is null ? null : Json.Settle(changes),
                Options = options,
                Reason = Reason,
            }
        );
}

internal sealed record InteractionResponder(int Status, JsonNode? Body)
{
    public static readonly InteractionResponder NoContent = new(204, null);

    public static InteractionResponder Ok(JsonNode body) => new(200, body);

    public static InteractionResponder Created(JsonNode body) => new(201, body);
}
