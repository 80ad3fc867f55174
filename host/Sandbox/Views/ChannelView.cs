using System.Text.Json.Nodes;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class ChannelView
{
    private const string HiddenName = "___hidden___";
    private const int Obfuscated = 1 << 17;
    private static readonly string[] Hidden = ["topic", "last_message_id"];
    private static readonly string[] Left = ["last_pin_timestamp", "default_auto_archive_duration", "default_thread_rate_limit_per_user"];

    public static JsonObject Of(Channel channel)
    {
        if (channel.Thread is not null)
            return ThreadView.Of(channel);
        var view = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = channel.Type,
            ["flags"] = channel.Flags,
            ["guild_id"] = channel.GuildId.Text(),
            ["name"] = channel.Name,
            ["position"] = channel.Position,
            ["parent_id"] = channel.ParentId.Text(),
            ["permission_overwrites"] = GuildView.List(channel.Overwrites, Overwrite),
        };
        if (channel.IsCategory)
            return view;
        view["last_message_id"] = channel.LastMessageId.Text();
        view["topic"] = channel.Topic;
        view["nsfw"] = channel.Nsfw;
        view["rate_limit_per_user"] = channel.RateLimitPerUser;
        if (channel.LastPinAt is not null)
            view["last_pin_timestamp"] = channel.LastPinAt.Stamp();
        if (channel.DefaultAutoArchiveMinutes is { } minutes)
            view["default_auto_archive_duration"] = minutes;
        if (channel.DefaultThreadRateLimit > 0)
            view["default_thread_rate_limit_per_user"] = channel.DefaultThreadRateLimit;
        if (channel.IsForum)
            AddForum(channel, view);
        return view;
    }

    /// <summary>A channel as sent to a bot by the gateway: if hidden, only id, type and position are real.</summary>
    public static JsonObject ForBot(SandboxWorld world, Channel channel) => Of(channel, world.Lists(world.Bot.Id, channel));

    public static JsonObject Of(Channel channel, bool seen)
    {
        var view = Of(channel);
        if (seen || channel.Thread is not null)
            return view;
        foreach (var key in Hidden.Where(view.ContainsKey))
            view[key] = null;
        foreach (var key in Left.Where(view.ContainsKey))
            view.Remove(key);
        view["name"] = HiddenName;
        view["flags"] = Obfuscated;
        view["permission_overwrites"] = new JsonArray(
            Overwrite(
                new Overwrite
                {
                    Id = channel.GuildId!.Value,
                    Type = 0,
                    Deny = Permission.ViewChannel,
                }
            )
        );
        if (channel.IsForum)
            view["available_tags"] = new JsonArray();
        return view;
    }

    private static void AddForum(Channel channel, JsonObject view)
    {
        view["available_tags"] = channel.AvailableTags?.DeepClone() ?? new JsonArray();
        view["default_reaction_emoji"] = null;
        view["default_sort_order"] = null;
        if (channel.Type == 15)
            view["default_forum_layout"] = 0;
    }

    /// <summary>A channel for a viewer: a DM has the other user.</summary>
    public static JsonObject For(SandboxWorld world, Channel channel, ulong viewer)
    {
        if (channel.Thread is not null)
            return ThreadView.For(channel, viewer);
        if (!channel.IsDm)
            return Of(channel);
        return new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = 1,
            ["flags"] = 0,
            ["last_message_id"] = channel.LastMessageId.Text(),
            ["recipients"] = GuildView.List(channel.Recipients.Where(r => r != viewer), r => UserView.Of(world.State.Users[r])),
        };
    }

    public static JsonObject Overwrite(Overwrite overwrite) =>
        new()
        {
            ["id"] = overwrite.Id.Text(),
            ["type"] = overwrite.Type,
            ["allow"] = overwrite.Allow.Text(),
            ["deny"] = overwrite.Deny.Text(),
        };
}
