using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class ChannelView
{
    public static JsonObject Of(Channel channel)
    {
        var view = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = channel.Type,
            ["flags"] = 0,
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
        return view;
    }

    /// <summary>A channel as its viewer gets it: a DM names the other one.</summary>
    public static JsonObject For(SandboxWorld world, Channel channel, ulong viewer)
    {
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

    private static JsonObject Overwrite(Overwrite overwrite) => new()
    {
        ["id"] = overwrite.Id.Text(),
        ["type"] = overwrite.Type,
        ["allow"] = overwrite.Allow.Text(),
        ["deny"] = overwrite.Deny.Text(),
    };
}
