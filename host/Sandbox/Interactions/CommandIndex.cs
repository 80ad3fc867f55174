using System.Text.Json.Nodes;
using DCTicket.Sandbox.Commands;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>The commands that a user sees after a slash.</summary>
internal static class CommandIndex
{
    public static void Add(RouteTable routes)
    {
        routes.Get(
            "/channels/{channel}/application-command-index",
            call =>
            {
                var channel = call.Channel();
                call.Need(channel, 0);
                return Index(call, c => (c.GuildId is null || c.GuildId == channel.GuildId) && MayUse(call.World, call.Caller, channel, c));
            }
        );
        routes.Get(
            "/guilds/{guild}/application-command-index",
            call =>
            {
                var guild = call.Guild();
                var member = guild.Members[call.Caller.Id];
                return Index(
                    call,
                    c => (c.GuildId is null || c.GuildId == guild.Id) && CommandAccess.Allows(call.World, guild, member, null, c)
                );
            }
        );
    }

    public static bool MayUse(SandboxWorld world, User user, Channel channel, Command command)
    {
        if (channel.IsDm)
        {
            var contexts = command.Data["contexts"] as JsonArray;
            return command.GuildId is null
                && channel.Recipients.Contains(world.Bot.Id)
                && (contexts is null ? (bool?)command.Data["dm_permission"] ?? true : contexts.Any(c => (int)c! == 1));
        }

        var guild = world.Guild(channel.GuildId)!;
        var has = world.PermissionsIn(user.Id, channel);
        return Includes(command, "contexts", 0)
            && Includes(command, "integration_types", 0)
            && (!IsNsfw(command) || (channel.Thread is null ? channel : world.Channel(channel.ParentId ?? 0))?.Nsfw == true)
            && (has & Permission.UseApplicationCommands) != 0
            && CommandAccess.Allows(world, guild, guild.Members[user.Id], channel, command);
    }

    /// <summary>A missing list includes everything.</summary>
    private static bool Includes(Command command, string key, int value) =>
        command.Data[key] is not JsonArray list || list.Any(c => (int)c! == value);

    private static bool IsNsfw(Command command) => (bool?)command.Data["nsfw"] ?? false;

    private static InteractionResponder Index(Call call, Func<Command, bool> show)
    {
        if (call.Caller.Bot)
            throw Refuse.Unauthorized();
        var world = call.World;
        var commands = world.State.Commands.Where(show).ToList();
        return InteractionResponder.Ok(
            new JsonObject
            {
                ["applications"] =
                    commands.Count == 0
                        ? new JsonArray()
                        : new JsonArray(
                            new JsonObject
                            {
                                ["id"] = world.State.ApplicationId.Text(),
                                ["name"] = world.Bot.Username,
                                ["description"] = "",
                                ["icon"] = null,
                                ["bot_id"] = world.Bot.Id.Text(),
                                ["bot"] = UserView.Of(world.Bot),
                                ["flags"] = 0,
                            }
                        ),
                ["application_commands"] = GuildView.List(commands, c => Localized(CommandView.Of(world, c), call.Caller.Locale)),
                ["version"] = world.NewId().Text(),
            }
        );
    }

    /// <summary>Adds the texts of a language, or of a related one.</summary>
    public static JsonObject Localized(JsonObject view, string locale)
    {
        var sister = locale switch
        {
            "en-US" => "en-GB",
            "en-GB" => "en-US",
            "es-419" => "es-ES",
            _ => locale,
        };
        foreach (var key in (ReadOnlySpan<string>)["name", "description"])
        {
            var texts = view[key + "_localizations"];
            if ((texts?[locale] ?? texts?[sister]) is { } text)
                view[key + "_localized"] = text.DeepClone();
        }

        foreach (var list in (ReadOnlySpan<string>)["options", "choices"])
        {
            foreach (var child in view[list] as JsonArray ?? [])
                Localized(child!.AsObject(), locale);
        }

        return view;
    }
}
