using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>What a person finds when typing a slash.</summary>
internal static class CommandIndex
{
    public static void Add(RouteTable routes)
    {
        routes.Get("/channels/{channel}/application-command-index", call =>
        {
            var channel = call.Channel();
            call.Need(channel, 0);
            return Index(call, c => (c.GuildId is null || c.GuildId == channel.GuildId) && MayUse(call.World, call.Caller, channel, c));
        });
        routes.Get("/guilds/{guild}/application-command-index", call =>
        {
            var guild = call.Guild();
            var has = Permission.InGuild(guild, guild.Members[call.Caller.Id]);
            return Index(call, c => (c.GuildId is null || c.GuildId == guild.Id) && Allows(c, has));
        });
    }

    public static bool MayUse(SandboxWorld world, User user, Channel channel, Command command)
    {
        if (channel.IsDm)
        {
            var contexts = command.Data["contexts"] as JsonArray;
            return command.GuildId is null && channel.Recipients.Contains(world.Bot.Id)
                && (contexts is null ? (bool?)command.Data["dm_permission"] ?? true : contexts.Any(c => (int)c! == 1));
        }

        var inGuild = command.Data["contexts"] is not JsonArray list || list.Any(c => (int)c! == 0);
        var has = world.PermissionsIn(user.Id, channel);
        return inGuild && (has & Permission.UseApplicationCommands) != 0 && Allows(command, has);
    }

    /// <summary>"0" is for administrators alone, any other set for who has all of it.</summary>
    private static bool Allows(Command command, ulong has) => command.DefaultMemberPermissions switch
    {
        null => true,
        0 => (has & Permission.Administrator) != 0,
        { } needed => (has & needed) == needed,
    };

    private static Answer Index(Call call, Func<Command, bool> show)
    {
        if (call.Caller.Bot)
            throw Refuse.Unauthorized();
        var world = call.World;
        var commands = world.State.Commands.Where(show).ToList();
        return Answer.Ok(new JsonObject
        {
            ["applications"] = commands.Count == 0 ? new JsonArray() : new JsonArray(new JsonObject
            {
                ["id"] = world.State.ApplicationId.Text(),
                ["name"] = world.Bot.Username,
                ["description"] = "",
                ["icon"] = null,
                ["bot_id"] = world.Bot.Id.Text(),
                ["bot"] = UserView.Of(world.Bot),
                ["flags"] = 0,
            }),
            ["application_commands"] = GuildView.List(commands, c => Localized(CommandView.Of(world, c), call.Caller.Locale)),
            ["version"] = world.NewId().Text(),
        });
    }

    private static JsonObject Localized(JsonObject view, string locale)
    {
        foreach (var key in (ReadOnlySpan<string>)["name", "description"])
        {
            if (view[key + "_localizations"]?[locale] is { } text)
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
