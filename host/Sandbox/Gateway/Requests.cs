using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Requests of a session: presence, voice, members, sounds, channel info.</summary>
internal sealed partial class Requests(SandboxWorld world, SandboxOptions options, ILogger logger)
{
    private readonly MemberRequest _members = new(world, options);

    public void Handle(Connection connection, int op, JsonObject data)
    {
        switch (op)
        {
            case 3:
                Presence(connection, data);
                break;
            case 4:
                Voice(data);
                break;
            case 8:
                _members.Answer(connection.Session!, data);
                break;
            case 31:
                Sounds(connection.Session!, data);
                break;
            default:
                ChannelInfo(connection.Session!, data);
                break;
        }
    }

    private void Presence(Connection connection, JsonObject data)
    {
        if (data["activities"] is not JsonArray || !IsStatus(data["status"]))
            connection.Close(4002);
        else if (connection.Limited && !connection.Presences.Take(world.Now))
            connection.Close(4008);
    }

    public static bool IsStatus(JsonNode? status) => (string?)status is "online" or "dnd" or "idle" or "invisible" or "offline";

    private void Voice(JsonObject data)
    {
        if (data["channel_id"] is not null)
            LogVoice();
    }

    private void Sounds(Session session, JsonObject data)
    {
        foreach (var id in data["guild_ids"]!.AsArray())
        {
            if (Guild(session, id) is { } guild)
                session.Dispatch(
                    "SOUNDBOARD_SOUNDS",
                    new JsonObject { ["guild_id"] = guild.Id.Text(), ["soundboard_sounds"] = new JsonArray() }
                );
        }
    }

    /// <summary>The status and start of voice channels, which are always empty here.</summary>
    private void ChannelInfo(Session session, JsonObject data)
    {
        if (Guild(session, data["guild_id"]) is { } guild)
            session.Dispatch("CHANNEL_INFO", new JsonObject { ["guild_id"] = guild.Id.Text(), ["channels"] = new JsonArray() });
    }

    private Guild? Guild(Session session, JsonNode? id) =>
        Snowflakes.TryParse(id?.ToString(), out var guild)
        && world.Guild(guild) is { } known
        && known.Members.ContainsKey(session.User.Id)
        && session.Shard.Has(known.Id)
            ? known
            : null;

    [LoggerMessage(LogLevel.Warning, "NOT IMPLEMENTED: the bot wants to join a voice channel")]
    private partial void LogVoice();
}
