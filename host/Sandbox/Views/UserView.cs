using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class UserView
{
    public static JsonObject Of(User user)
    {
        var view = new JsonObject
        {
            ["id"] = user.Id.Text(),
            ["username"] = user.Username,
            ["avatar"] = null,
            ["discriminator"] = user.Bot ? "0042" : "0",
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["banner"] = null,
            ["accent_color"] = null,
            ["global_name"] = user.GlobalName,
            ["avatar_decoration_data"] = null,
            ["collectibles"] = null,
            ["primary_guild"] = null,
        };
        if (user.Bot)
            view["bot"] = true;
        return view;
    }

    /// <summary>The user object for the user itself.</summary>
    public static JsonObject Private(User user)
    {
        var view = Of(user);
        view["mfa_enabled"] = false;
        view["locale"] = user.Locale;
        view["premium_type"] = 0;
        view["email"] = null;
        view["verified"] = true;
        return view;
    }

    public static JsonObject Application(SandboxWorld world, bool privileged)
    {
        // GATEWAY_GUILD_MEMBERS_LIMITED and GATEWAY_MESSAGE_CONTENT_LIMITED, and the flag for slash commands.
        var flags = (privileged ? (1 << 15) | (1 << 19) : 0) | (1 << 23);
        var owner = world.State.Users.Values.First(u => !u.Bot);
        return new JsonObject
        {
            ["id"] = world.State.ApplicationId.Text(),
            ["name"] = world.Bot.Username,
            ["icon"] = null,
            ["description"] = "",
            ["type"] = null,
            ["bot"] = Of(world.Bot),
            ["verify_key"] = world.State.CdnKey,
            ["flags"] = flags,
            ["flags_new"] = ((ulong)flags).Text(),
            ["bot_public"] = true,
            ["bot_require_code_grant"] = false,
            ["redirect_uris"] = new JsonArray(),
            ["interactions_endpoint_url"] = null,
            ["role_connections_verification_url"] = null,
            ["owner"] = Of(owner),
            ["approximate_guild_count"] = world.State.Guilds.Count,
            ["approximate_user_install_count"] = 0,
            ["approximate_user_authorization_count"] = 0,
            ["explicit_content_filter"] = 0,
            ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject() },
            ["team"] = null,
            ["eligible_oauth2_scopes"] = new JsonArray(),
        };
    }
}
