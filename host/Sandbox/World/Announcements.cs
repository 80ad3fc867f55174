using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;

namespace DCTicket.Sandbox.World;

/// <summary>Converts changes of the world into gateway events.</summary>
internal static class Announcements
{
    /// <summary>To users who see the channel, and to the bot always: without details if it is hidden.</summary>
    public static void Announce(this SandboxWorld world, string name, Channel channel, Func<ulong, bool>? sees = null)
    {
        if (channel.IsDm)
            return;
        sees ??= u => world.Sees(u, channel);
        world.AnnounceToPeople(name, channel, sees);
        world.AnnounceToBot(name, channel, name == "CHANNEL_DELETE" ? sees(world.Bot.Id) : world.Lists(world.Bot.Id, channel));
    }

    public static void AnnounceToPeople(this SandboxWorld world, string name, Channel channel, Func<ulong, bool> sees) =>
        world.Publish(new WorldEvent(name, ChannelView.Of(channel), Intent.Guilds, u => u != world.Bot.Id && sees(u)));

    public static void AnnounceToBot(this SandboxWorld world, string name, Channel channel, bool seen)
    {
        var guild = world.Guild(channel.GuildId);
        world.Publish(
            new WorldEvent(
                name,
                ChannelView.Of(channel, seen),
                Intent.Guilds,
                u => u == world.Bot.Id && guild?.Members.ContainsKey(u) == true
            )
        );
    }

    /// <summary>After a change of a channel that may affect its visibility.</summary>
    public static void ChannelChanged(this SandboxWorld world, Channel channel, Audience before)
    {
        world.AnnounceToPeople("CHANNEL_UPDATE", channel, u => before.Saw(u, channel) && world.Sees(u, channel));
        if (before.Listed(channel) == world.Lists(world.Bot.Id, channel))
            world.AnnounceToBot("CHANNEL_UPDATE", channel, world.Lists(world.Bot.Id, channel));
        before.Announce();
    }

    public static void Announce(this SandboxWorld world, string name, Message message, bool withNonce = false)
    {
        var channel = world.Channel(message.ChannelId)!;
        var data = MessageView.Event(world, message);
        if (withNonce && message.Nonce is not null)
            data["nonce"] = message.Nonce.DeepClone();
        if (message.EphemeralFor is { } owner)
        {
            world.Publish(new WorldEvent(name, data, Intent.DirectMessages, u => u == owner || u == world.Bot.Id) { Message = message });
            return;
        }

        world.Publish(
            new WorldEvent(name, data, channel.IsDm ? Intent.DirectMessages : Intent.GuildMessages, u => world.Sees(u, channel))
            {
                Message = message,
            }
        );
    }

    public static void MessageDeleted(this SandboxWorld world, Channel channel, Message message)
    {
        var data = new JsonObject { ["id"] = message.Id.Text(), ["channel_id"] = channel.Id.Text() };
        if (message.EphemeralFor is { } owner)
        {
            world.Publish(new WorldEvent("MESSAGE_DELETE", data, Intent.DirectMessages, u => u == owner || u == world.Bot.Id));
            return;
        }

        world.InChannel("MESSAGE_DELETE", channel, data, Intent.GuildMessages, Intent.DirectMessages);
    }

    /// <summary>An event for all who see a channel, with the guild's id.</summary>
    public static void InChannel(this SandboxWorld world, string name, Channel channel, JsonObject data, int guildIntent, int directIntent)
    {
        if (channel.GuildId is { } guild)
            data["guild_id"] = guild.Text();
        world.Publish(new WorldEvent(name, data, channel.IsDm ? directIntent : guildIntent, u => world.Sees(u, channel)));
    }

    public static void InGuild(this SandboxWorld world, string name, Guild guild, JsonObject data, int intent)
    {
        data["guild_id"] = guild.Id.Text();
        world.Publish(new WorldEvent(name, data, intent, guild.Members.ContainsKey));
    }

    /// <summary>GUILD_MEMBER_UPDATE; the bot gets its own without an intent.</summary>
    public static void MemberChanged(this SandboxWorld world, Guild guild, Member member)
    {
        var data = MemberView.Of(world, member);
        var own = member.UserId == world.Bot.Id;
        world.InGuild("GUILD_MEMBER_UPDATE", guild, data, own ? 0 : Intent.GuildMembers);
    }

    public static void RoleChanged(this SandboxWorld world, string name, Guild guild, Role role) =>
        world.InGuild(name, guild, new JsonObject { ["role"] = GuildView.Role(role) }, Intent.Guilds);
}
