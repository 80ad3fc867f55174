using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Commands;

/// <summary>The command overrides of a server: bots read them, users change them.</summary>
internal static class CommandPermissionRoutes
{
    private const int MaxCount = 100;

    public static void Add(RouteTable routes)
    {
        const string all = "/applications/{application}/guilds/{guild}/commands/permissions";
        const string one = "/applications/{application}/guilds/{guild}/commands/{command}/permissions";
        routes.Get(all, List);
        routes.Get(one, Get);
        routes.Put(one, Put);
    }

    private static InteractionResponder List(Call call)
    {
        call.ApplicationId();
        var guild = call.Guild();
        return InteractionResponder.Ok(GuildView.List(guild.CommandPermissions, p => View(call.World, guild, p.Key, p.Value)));
    }

    private static InteractionResponder Get(Call call)
    {
        call.ApplicationId();
        var guild = call.Guild();
        var id = Known(call, guild);
        return guild.CommandPermissions.TryGetValue(id, out var list)
            ? InteractionResponder.Ok(View(call.World, guild, id, list))
            : throw new ApiException(404, 10066, "Unknown application command permissions");
    }

    private static InteractionResponder Put(Call call)
    {
        if (call.Caller.Bot)
            throw new ApiException(403, 20001, "Bots cannot use this endpoint");
        var errors = new FormErrors();
        var wanted = call.Form(errors).Objects("permissions", 0, MaxCount, required: true).Select(Read).ToList();
        errors.ThrowIfAny();
        var world = call.World;
        if (call.Id("application") != world.State.ApplicationId)
            throw Refuse.UnknownApplication();
        var guild = call.Guild();
        var id = Known(call, guild);
        call.Need(guild, Permission.ManageGuild | Permission.ManageRoles);
        if (
            world.State.Commands.Find(c => c.Id == id) is { } command
            && !CommandAccess.Allows(world, guild, guild.Members[call.Caller.Id], null, command)
        )
            throw Refuse.MissingPermissions();
        foreach (var permission in wanted)
            CheckKnown(guild, permission);
        var before = guild.CommandPermissions.GetValueOrDefault(id) ?? [];
        if (wanted.Count == 0)
            guild.CommandPermissions.Remove(id);
        else
            guild.CommandPermissions[id] = wanted;
        world.Publish(
            new WorldEvent(
                "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
                View(world, guild, id, wanted),
                0,
                u => u == world.Bot.Id && guild.Members.ContainsKey(u)
            )
        );
        call.Audit(
            guild,
            AuditAction.ApplicationCommandPermissionUpdate,
            id,
            Differences(before, wanted),
            new JsonObject { ["application_id"] = world.State.ApplicationId.Text() }
        );
        return InteractionResponder.Ok(View(world, guild, id, wanted));
    }

    private static CommandPermission Read(Modal form)
    {
        if (!form.Has("permission"))
            form.Required("permission");
        return new CommandPermission
        {
            Id = form.Snowflake("id", required: true) ?? 0,
            Type = form.Choice("type", [1, 2, 3], required: true) ?? 0,
            Allowed = form.Flag("permission") ?? false,
        };
    }

    private static void CheckKnown(Guild guild, CommandPermission permission)
    {
        var known = permission.Type switch
        {
            CommandPermission.Role => guild.Role(permission.Id) is not null,
            CommandPermission.User => guild.Members.ContainsKey(permission.Id),
            _ => permission.Id == guild.Id - 1 || guild.Channels.ContainsKey(permission.Id),
        };
        if (known)
            return;
        throw permission.Type switch
        {
            CommandPermission.Role => Refuse.UnknownRole(),
            CommandPermission.User => Refuse.UnknownUser(),
            _ => Refuse.UnknownChannel(),
        };
    }

    /// <summary>The id of a command of the guild, or of the application for all commands.</summary>
    private static ulong Known(Call call, Guild guild)
    {
        var id = call.Id("command");
        return
            id == call.World.State.ApplicationId || call.World.State.Commands.Exists(c => c.Id == id && (c.GuildId ?? guild.Id) == guild.Id)
            ? id
            : throw Refuse.UnknownCommand();
    }

    private static JsonArray Differences(List<CommandPermission> before, List<CommandPermission> after)
    {
        var changes = new JsonArray();
        foreach (var id in before.Concat(after).Select(p => p.Id).Distinct())
        {
            var (old, now) = (before.Find(p => p.Id == id), after.Find(p => p.Id == id));
            if (old?.Allowed == now?.Allowed)
                continue;
            var change = new JsonObject { ["key"] = id.Text() };
            if (old is not null)
                change["old_value"] = View(old);
            if (now is not null)
                change["new_value"] = View(now);
            changes.Add((JsonNode)change);
        }

        return changes;
    }

    private static JsonObject View(CommandPermission permission) =>
        new()
        {
            ["id"] = permission.Id.Text(),
            ["type"] = permission.Type,
            ["permission"] = permission.Allowed,
        };

    private static JsonObject View(SandboxWorld world, Guild guild, ulong id, List<CommandPermission> list) =>
        new()
        {
            ["id"] = id.Text(),
            ["application_id"] = world.State.ApplicationId.Text(),
            ["guild_id"] = guild.Id.Text(),
            ["permissions"] = GuildView.List(list, View),
        };
}
