using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Op 2: a new session.</summary>
internal sealed partial class Identify(
    SandboxWorld world,
    GatewayHub hub,
    SessionStarts starts,
    GatewayFaults faults,
    SandboxOptions options,
    ILogger logger
)
{
    public void Answer(Connection connection, JsonObject data)
    {
        var user = world.UserByToken(Token(data));
        var intents = user is { Bot: true } ? (int?)data["intents"] ?? -1 : 0;
        var shard = Shard.Read(data["shard"]);
        if (Problem(connection, data, user, intents, shard) is { } code)
        {
            connection.Close(code);
            return;
        }

        if (user!.Bot && !starts.InTurn(shard!))
        {
            connection.Send(9, false);
            return;
        }

        if (user.Bot && !starts.Take())
        {
            LogUsedUp(options.IdentifiesPerDay);
            world.ResetToken(user);
            connection.Close(4004);
            hub.EndAll(user, 4004);
            return;
        }

        if (user.Bot && faults.Strikes(connection, "identify"))
            return;
        // Some clients also send the stream compression here.
        connection.Compress(data["compress"] is JsonValue compress && compress.TryGetValue<bool>(out var large) && large);
        Ready(connection, hub.Open(user, intents, shard!), data["shard"]);
    }

    public static string Token(JsonObject data)
    {
        var token = (string?)data["token"] ?? "";
        return token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token;
    }

    private int? Problem(Connection connection, JsonObject data, User? user, int intents, Shard? shard)
    {
        if (connection.Session is not null)
            return 4005;
        if (data["token"] is null || data["properties"] is not JsonObject)
            return 4002;
        if (data["presence"] is JsonObject presence && presence["status"] is { } status && !Requests.IsStatus(status))
            return 4002;
        if (user is null)
            return 4004;
        if (user.Bot && (intents < 0 || (intents & ~Intent.Known) != 0))
            return 4013;
        var granted = options.PrivilegedIntents ? Intent.GuildMembers | Intent.MessageContent : 0;
        if ((intents & Intent.Privileged & ~granted) != 0)
            return 4014;
        if (shard is null)
            return 4010;
        return Guilds(user, shard).Take(Shard.Largest + 1).Count() > Shard.Largest ? 4011 : null;
    }

    private IEnumerable<Guild> Guilds(User user, Shard shard) =>
        world.State.Guilds.Values.Where(g => g.Members.ContainsKey(user.Id) && shard.Has(g.Id));

    private void Ready(Connection connection, Session session, JsonNode? shard)
    {
        GatewayHub.Attach(session, connection);
        var user = session.User;
        var guilds = Guilds(user, session.Shard).ToList();
        var dms = user.Bot ? [] : world.State.Dms.Values.Where(c => c.Recipients.Contains(user.Id));
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user_settings"] = new JsonObject(),
            ["user"] = UserView.Private(user),
            ["guilds"] = GuildView.List(guilds, g => new JsonObject { ["id"] = g.Id.Text(), ["unavailable"] = true }),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = GatewayRoutes.Url(world),
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
        {
            if (!user.Bot || !world.Outages.Contains(guild.Id))
                session.Dispatch("GUILD_CREATE", GuildView.Create(world, guild, user));
        }
    }

    [LoggerMessage(LogLevel.Error, "The bot identified more than {Limit} times in a day: its sessions were ended and its token was reset")]
    private partial void LogUsedUp(int limit);
}
