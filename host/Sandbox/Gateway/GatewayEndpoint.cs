using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Serves a client: hello, identify or resume, heartbeats, requests.</summary>
internal sealed partial class GatewayEndpoint(
    SandboxWorld world,
    GatewayHub hub,
    Identify identify,
    Resume resume,
    GatewayFaults faults,
    SandboxOptions options,
    ILogger logger
)
{
    private readonly Requests _requests = new(world, options, logger);

    public async Task RunAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var query = http.Request.Query;
        var asked = Packing.For(query["compress"]);
        using var packing = asked ?? new PlainPacking();
        using var pulse = new Pulse(options);
        var connection = new Connection(socket, packing, pulse, world.Time) { Limited = options.Level != SandboxLevel.Fast };
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
            // A code after which no client retries.
            LogEncoding(query["encoding"], query["compress"]);
            connection.Close(4012, "The Sandbox speaks JSON, plain or with compress=zlib-stream. Ask for encoding=json.");
        }
        else if (!faults.Strikes(connection, "hello"))
        {
            connection.Pulse.Watch(() => hub.TimeOut(connection));
            connection.Send(
                10,
                new JsonObject
                {
                    ["heartbeat_interval"] = options.HeartbeatIntervalMilliseconds,
                    ["_trace"] = new JsonArray("[\"sandbox\"]"),
                }
            );
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
            case 1:
                Acknowledge(connection);
                break;
            case 2:
                Guarded(connection, payload["d"], identify.Answer);
                Watch(connection);
                break;
            case 6:
                Guarded(connection, payload["d"], resume.Answer);
                Watch(connection);
                break;
            case 3 or 4 or 8 or 31 or 43 when connection.Session is null:
                connection.Close(4003);
                break;
            case 3 or 4 or 8 or 31 or 43:
                Guarded(connection, payload["d"], (c, d) => _requests.Handle(c, code, d));
                break;
            default:
                connection.Close(4001);
                break;
        }
    }

    private void Acknowledge(Connection connection)
    {
        connection.Pulse.Felt();
        if (connection.Session is not { User.Bot: true } session || !faults.Strikes(connection, "heartbeat", session))
            connection.Send(11, null);
    }

    /// <summary>A bot without heartbeats or identify is disconnected; scripts of users may omit heartbeats.</summary>
    private static void Watch(Connection connection)
    {
        if (connection.Session is { User.Bot: false })
            connection.Pulse.Rest();
    }

    /// <summary>A payload with wrong types cannot be decoded.</summary>
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

    [LoggerMessage(
        LogLevel.Warning,
        "NOT IMPLEMENTED: a gateway connection asked for encoding {Encoding} and compression {Compression}; only JSON is "
            + "supported, plain or as zlib-stream"
    )]
    private partial void LogEncoding(string? encoding, string? compression);
}
