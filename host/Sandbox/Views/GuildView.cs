using System.Text.Json.Nodes;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class GuildView
{
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> view) => new([.. items.Select(view)]);

    public static JsonArray Ids(IEnumerable<ulong> ids) => List(ids, id => (JsonNode)id.Text());

    public static JsonObject Of(Guild guild)
    {
        var view = Plain(guild);
        foreach (var (key, value) in guild.Settings)
            view[key] = value?.DeepClone();
        return view;
    }

    private static JsonObject Plain(Guild guild) =>
        new()
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["description"] = null,
            ["home_header"] = null,
            ["splash"] = null,
            ["discovery_splash"] = null,
            ["features"] = new JsonArray(),
            ["banner"] = null,
            ["owner_id"] = guild.OwnerId.Text(),
            ["application_id"] = null,
            ["region"] = "us-west",
            ["afk_channel_id"] = null,
            ["afk_timeout"] = 300,
            ["system_channel_id"] = null,
            ["system_channel_flags"] = 0,
            ["widget_enabled"] = false,
            ["widget_channel_id"] = null,
            ["verification_level"] = 0,
            ["roles"] = List(guild.Roles, Role),
            ["default_message_notifications"] = 1,
            ["mfa_level"] = 0,
            ["explicit_content_filter"] = 0,
            ["max_presences"] = null,
            ["max_members"] = 500000,
            ["max_stage_video_channel_users"] = 50,
            ["max_video_channel_users"] = 25,
            ["vanity_url_code"] = null,
            ["premium_tier"] = guild.PremiumTier,
            ["premium_subscription_count"] = 0,
            ["preferred_locale"] = "en-US",
            ["rules_channel_id"] = null,
            ["safety_alerts_channel_id"] = null,
            ["public_updates_channel_id"] = null,
            ["premium_progress_bar_enabled"] = false,
            ["nsfw"] = false,
            ["nsfw_level"] = 0,
            ["emojis"] = List(guild.Emojis, e => e.View()),
            ["stickers"] = new JsonArray(),
            ["incidents_data"] = null,
        };

    /// <summary>GUILD_CREATE for a user: a bot without presences gets only its own member.</summary>
    public static JsonObject Create(SandboxWorld world, Guild guild, User viewer)
    {
        var view = Of(guild);
        var members = guild.Members.Values.Where(m => !viewer.Bot || m.UserId == viewer.Id);
        view["joined_at"] = guild.Members[viewer.Id].JoinedAt.Stamp();
        view["large"] = false;
        view["unavailable"] = false;
        view["member_count"] = guild.Members.Count;
        view["voice_states"] = new JsonArray();
        view["members"] = List(members, m => MemberView.Of(world, m));
        view["channels"] = viewer.Bot
            ? List(guild.Channels.Values, c => ChannelView.ForBot(world, c))
            : List(guild.Channels.Values.Where(c => world.Sees(viewer.Id, c)), ChannelView.Of);
        view["threads"] = List(ThreadLists.Active(world, guild, viewer.Id), t => ThreadView.ForSync(t, viewer.Id));
        view["presences"] = new JsonArray();
        view["stage_instances"] = new JsonArray();
        view["guild_scheduled_events"] = new JsonArray();
        view["soundboard_sounds"] = new JsonArray();
        return view;
    }

    public static JsonObject Role(Role role)
    {
        var view = new JsonObject
        {
            ["id"] = role.Id.Text(),
            ["name"] = role.Name,
            ["permissions"] = role.Permissions.Text(),
            ["position"] = role.Position,
            ["color"] = role.Color,
            ["colors"] = new JsonObject
            {
                ["primary_color"] = role.Color,
                ["secondary_color"] = null,
                ["tertiary_color"] = null,
            },
            ["hoist"] = role.Hoist,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = role.Mentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot)
            view["tags"] = new JsonObject { ["bot_id"] = bot.Text() };
        return view;
    }
}

internal static class MemberView
{
    public static JsonObject Of(SandboxWorld world, Member member)
    {
        var view = WithoutUser(member);
        view["user"] = UserView.Of(world.State.Users[member.UserId]);
        return view;
    }

    public static JsonObject WithoutUser(Member member) =>
        new()
        {
            ["avatar"] = null,
            ["banner"] = null,
            ["communication_disabled_until"] = member.TimeoutUntil.Stamp(),
            ["flags"] = 0,
            ["joined_at"] = member.JoinedAt.Stamp(),
            ["nick"] = member.Nick,
            ["pending"] = false,
            ["premium_since"] = null,
            ["roles"] = GuildView.Ids(member.Roles),
            ["mute"] = false,
            ["deaf"] = false,
        };
}
