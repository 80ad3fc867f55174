using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Talks to one client: hello, identify or resume, heartbeats.</summary>
internal sealed partial class GatewayEndpoint(SandboxWorld world, GatewayHub hub, SandboxOptions options, ILogger logger)
{
    public async Task RunAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var query = http.Request.Query;
        var asked = Packing.For(query["compress"]);
        using var packing = asked ?? new PlainPacking();
        var connection = new Connection(socket, packing, world.Time);
        var writer = connection.WriteAsync(http.RequestAborted);
        Hello(connection, query, spoken: asked is not null);
        while (await connection.ReadAsync(http.RequestAborted) is { } payload)
        {
            lock (world.Gate)
                Handle(connection, payload);
        }

        lock (world.Gate)
            hub.Detach(connection);
        await connection.FinishAsync(writer);
    }

    private void Hello(Connection connection, IQueryCollection query, bool spoken)
    {
        if (query.TryGetValue("v", out var version) && version.ToString() is not ("9" or "10"))
        {
            connection.Close(4012);
        }
        else if (!spoken || (query.TryGetValue("encoding", out var encoding) && encoding != "json"))
        {
            LogEncoding(query["encoding"], query["compress"]);
            connection.Close(4002);
        }
        else
        {
            connection.Send(10, new JsonObject { ["heartbeat_interval"] = options.HeartbeatIntervalMilliseconds, ["_trace"] = new JsonArray("[\"sandbox\"]") });
        }
    }

    private void Handle(Connection connection, JsonObject payload)
    {
        if (connection.Closing)
            return;
        if (payload["op"] is not JsonValue op || op.GetValueKind() != JsonValueKind.Number || !op.TryGetValue<int>(out var code))
        {
            connection.Close(4002);
            return;
        }

        switch (code)
        {
            case 1: connection.Send(11, null); break;
            case 2: Guarded(connection, payload["d"], Identify); break;
            case 6: Guarded(connection, payload["d"], Resume); break;
            case 3 or 4 or 8 or 31 or 43 when connection.Session is null: connection.Close(4003); break;
            case 8: Guarded(connection, payload["d"], (c, d) => MemberRequest.Answer(world, c.Session!, d)); break;
            case 3 or 4 or 31 or 43: break;
            default: connection.Close(4001); break;
        }
    }

    /// <summary>A payload whose parts have the wrong types is one that cannot be decoded.</summary>
    private static void Guarded(Connection connection, JsonNode? data, Action<Connection, JsonObject> handle)
    {
        try
        {
            if (data is JsonObject body)
                handle(connection, body);
            else
                connection.Close(4002);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            connection.Close(4002);
        }
    }

    private void Identify(Connection connection, JsonObject data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (data["token"] is null || data["properties"] is not JsonObject)
        {
            connection.Close(4002);
            return;
        }

        if (User(data) is not { } user)
        {
            connection.Close(4004);
            return;
        }

        var intents = user.Bot ? (int?)data["intents"] ?? -1 : 0;
        if (IntentProblem(user, intents) is { } problem)
        {
            connection.Close(problem);
            return;
        }

        if (data["shard"] is JsonArray shard && (shard.Count != 2 || (int)shard[0]! < 0 || (int)shard[0]! >= (int)shard[1]!))
        {
            connection.Close(4010);
            return;
        }

        connection.Compress((bool?)data["compress"] ?? false);
        Ready(connection, hub.Open(user, intents), data["shard"]);
    }

    private int? IntentProblem(User user, int intents)
    {
        if (!user.Bot)
            return null;
        if (intents < 0 || (intents & ~Intent.Known) != 0)
            return 4013;
        var granted = options.PrivilegedIntents ? Intent.GuildMembers | Intent.MessageContent : 0;
        return (intents & Intent.Privileged & ~granted) != 0 ? 4014 : null;
    }

    private void Ready(Connection connection, Session session, JsonNode? shard)
    {
        GatewayHub.Attach(session, connection);
        var user = session.User;
        var guilds = world.State.Guilds.Values.Where(g => g.Members.ContainsKey(user.Id)).ToList();
        var dms = user.Bot ? [] : world.State.Dms.Values.Where(c => c.Recipients.Contains(user.Id));
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user_settings"] = new JsonObject(),
            ["user"] = UserView.Private(user),
            ["guilds"] = GuildView.List(guilds, g => new JsonObject { ["id"] = g.Id.Text(), ["unavailable"] = true }),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = UserRoutes.GatewayUrl(world),
            ["session_type"] = "normal",
            ["private_channels"] = GuildView.List(dms, c => ChannelView.For(world, c, user.Id)),
            ["relationships"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["guild_join_requests"] = new JsonArray(),
            ["geo_ordered_rtc_regions"] = new JsonArray(),
            ["_trace"] = new JsonArray("[\"sandbox\"]"),
        };
        if (shard is not null)
            ready["shard"] = shard.DeepClone();
        if (user.Bot)
        {
            var flags = UserView.Application(world, options.PrivilegedIntents)["flags"]!.DeepClone();
            ready["application"] = new JsonObject { ["id"] = world.State.ApplicationId.Text(), ["flags"] = flags };
        }

        session.Dispatch("READY", ready);
        if (user.Bot && (session.Intents & Intent.Guilds) == 0)
            return;
        foreach (var guild in guilds)
            session.Dispatch("GUILD_CREATE", GuildView.Create(world, guild, user));
    }

    private void Resume(Connection connection, JsonObject data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (User(data) is not { } user)
        {
            connection.Close(4004);
            return;
        }

        var sequence = (int?)data["seq"] ?? -1;
        var session = hub.Find((string?)data["session_id"]);
        if (session is null || session.User != user)
        {
            connection.Send(9, false);
            return;
        }

        if (sequence > session.Sequence)
        {
            connection.Close(4007);
            return;
        }

        if (!session.Replay(sequence, connection))
        {
            connection.Send(9, false);
            return;
        }

        GatewayHub.Attach(session, connection);
        session.Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray("[\"sandbox\"]") });
    }

    private User? User(JsonObject data)
    {
        var token = (string?)data["token"] ?? "";
        return world.UserByToken(token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token);
    }

    [LoggerMessage(LogLevel.Warning, "NOT IMPLEMENTED: a gateway connection asked for encoding {Encoding} and compression {Compression}; JSON is spoken, plain or as zlib-stream")]
    private partial void LogEncoding(string? encoding, string? compression);
}
