using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Load;

/// <summary>Frequent events that bots seldom need: typing, presence, voice states.</summary>
internal static class FloodNoise
{
    public static List<(string Name, byte[] Data)> Make(SandboxWorld world)
    {
        var events = new List<(string, byte[])>();
        foreach (var guild in world.State.Guilds.Values)
        {
            var channel = guild.Channels.Values.First(channel => channel.Type == 0 && world.Sees(world.Bot.Id, channel));
            foreach (var member in guild.Members.Values.Where(member => member.UserId != world.Bot.Id))
            {
                events.Add(("TYPING_START", Json.Bytes(Typing(world, channel, member))));
                events.Add(("PRESENCE_UPDATE", Json.Bytes(Presence(world, guild, member))));
                events.Add(("VOICE_STATE_UPDATE", Json.Bytes(Voice(world, channel, member))));
            }
        }

        return events;
    }

    private static JsonObject Typing(SandboxWorld world, Channel channel, Member member) =>
        new()
        {
            ["channel_id"] = channel.Id.Text(),
            ["guild_id"] = channel.GuildId.Text(),
            ["user_id"] = member.UserId.Text(),
            ["timestamp"] = world.Now.ToUnixTimeSeconds(),
            ["member"] = MemberView.Of(world, member),
        };

    private static JsonObject Presence(SandboxWorld world, Guild guild, Member member) =>
        new()
        {
            ["user"] = new JsonObject { ["id"] = member.UserId.Text() },
            ["guild_id"] = guild.Id.Text(),
            ["status"] = "online",
            ["activities"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "ec0b28a579ecb4bd",
                    ["type"] = 0,
                    ["name"] = "A game of many parts",
                    ["details"] = "In the second act",
                    ["state"] = "With three others",
                    ["created_at"] = world.Now.ToUnixTimeMilliseconds(),
                    ["timestamps"] = new JsonObject { ["start"] = world.Now.ToUnixTimeMilliseconds() },
                }
            ),
            ["client_status"] = new JsonObject { ["desktop"] = "online", ["mobile"] = "idle" },
        };

    private static JsonObject Voice(SandboxWorld world, Channel channel, Member member) =>
        new()
        {
            ["guild_id"] = channel.GuildId.Text(),
            ["channel_id"] = channel.Id.Text(),
            ["user_id"] = member.UserId.Text(),
            ["member"] = MemberView.Of(world, member),
            ["session_id"] = "90326bd25d71d39b9ef95b299e3872ff",
            ["deaf"] = false,
            ["mute"] = false,
            ["self_deaf"] = false,
            ["self_mute"] = true,
            ["self_video"] = false,
            ["suppress"] = false,
            ["request_to_speak_timestamp"] = null,
        };
}
