using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class GuildRoutes
{
    public static void Add(RouteTable routes)
    {
        routes.Get("/guilds/{guild}", Get);
        routes.Patch("/guilds/{guild}", GuildEdit.Patch);
        routes.Get(
            "/guilds/{guild}/roles/{role}",
            call => InteractionResponder.Ok(GuildView.Role(call.Guild().Role(call.Id("role")) ?? throw Refuse.UnknownRole()))
        );
        routes.Get("/guilds/{guild}/channels", Channels);
        routes.Get("/guilds/{guild}/roles", call => InteractionResponder.Ok(GuildView.List(call.Guild().Roles, GuildView.Role)));
        routes.Post("/guilds/{guild}/roles", CreateRole);
        routes.Patch("/guilds/{guild}/roles/{role}", ChangeRole);
        routes.Delete("/guilds/{guild}/roles/{role}", DeleteRole);
    }

    private static InteractionResponder Get(Call call)
    {
        var guild = call.Guild();
        var view = GuildView.Of(guild);
        if (call.QueryFlag("with_counts"))
        {
            view["approximate_member_count"] = guild.Members.Count;
            view["approximate_presence_count"] = guild.Members.Count;
        }

        return InteractionResponder.Ok(view);
    }

    private static InteractionResponder Channels(Call call)
    {
        var guild = call.Guild();
        return InteractionResponder.Ok(
            GuildView.List(guild.Channels.Values.Where(c => call.World.Lists(call.Caller.Id, c)), ChannelView.Of)
        );
    }

    /// <summary>A single colour, in its old or new property.</summary>
    private static int? Color(Modal form) =>
        (int?)(form.Object("colors")?.Integer("primary_color", 0, 0xFFFFFF) ?? form.Integer("color", 0, 0xFFFFFF));

    private static InteractionResponder CreateRole(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var name = form.Trimmed("name", 0, 100);
        var permissions = form.Bits("permissions");
        var color = Color(form) ?? 0;
        var (hoist, mentionable) = (form.Flag("hoist") ?? false, form.Flag("mentionable") ?? false);
        errors.ThrowIfAny();
        var guild = call.Guild();
        call.Need(guild, Permission.ManageRoles);
        call.Need(guild, permissions ?? 0);
        if (guild.Roles.Count >= 250)
            throw Refuse.TooManyRoles();
        guild.Roles.ForEach(r => r.Position += r.Position > 0 ? 1 : 0);
        var role = new Role
        {
            Id = call.World.NewId(),
            Name = string.IsNullOrEmpty(name) ? "new role" : name,
            Permissions = permissions ?? guild.Everyone.Permissions,
            Position = 1,
            Color = color,
            Hoist = hoist,
            Mentionable = mentionable,
        };
        guild.Roles.Add(role);
        call.World.RoleChanged("GUILD_ROLE_CREATE", guild, role);
        call.Audit(guild, AuditAction.RoleCreate, role.Id, Changes.Between(null, GuildView.Role(role), Changes.OfRole));
        return InteractionResponder.Ok(GuildView.Role(role));
    }

    private static InteractionResponder ChangeRole(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var name = form.Trimmed("name", 1, 100);
        var permissions = form.Bits("permissions");
        var color = Color(form);
        var (hoist, mentionable) = (form.Flag("hoist"), form.Flag("mentionable"));
        errors.ThrowIfAny();
        var guild = call.Guild();
        var role = guild.Role(call.Id("role")) ?? throw Refuse.UnknownRole();
        call.Need(guild, Permission.ManageRoles);
        Hierarchy.NeedAbove(guild, call.Caller, role);
        call.Need(guild, ((permissions ?? role.Permissions) ^ role.Permissions) & Permission.All);
        var before = new Audience(call.World, guild);
        var old = GuildView.Role(role);
        role.Name = name ?? role.Name;
        role.Permissions = permissions ?? role.Permissions;
        role.Color = color ?? role.Color;
        role.Hoist = hoist ?? role.Hoist;
        role.Mentionable = mentionable ?? role.Mentionable;
        call.World.RoleChanged("GUILD_ROLE_UPDATE", guild, role);
        before.Announce();
        if (Changes.Between(old, GuildView.Role(role), Changes.OfRole) is { Count: > 0 } changes)
            call.Audit(guild, AuditAction.RoleUpdate, role.Id, changes);
        return InteractionResponder.Ok(GuildView.Role(role));
    }

    private static InteractionResponder DeleteRole(Call call)
    {
        var guild = call.Guild();
        var role = guild.Role(call.Id("role")) ?? throw Refuse.UnknownRole();
        call.Need(guild, Permission.ManageRoles);
        Hierarchy.NeedAbove(guild, call.Caller, role);
        if (role.Id == guild.Id || role.BotId is not null)
            throw new ApiException(400, 50028, "Invalid role");
        var before = new Audience(call.World, guild);
        guild.Roles.Remove(role);
        foreach (var member in guild.Members.Values)
            member.Roles.Remove(role.Id);
        foreach (var channel in guild.Channels.Values)
            channel.Overwrites.RemoveAll(o => o.Id == role.Id);
        call.World.InGuild("GUILD_ROLE_DELETE", guild, new() { ["role_id"] = role.Id.Text() }, Intent.Guilds);
        before.Announce();
        call.Audit(guild, AuditAction.RoleDelete, role.Id, Changes.Between(GuildView.Role(role), null, Changes.OfRole));
        return InteractionResponder.NoContent;
    }
}

/// <summary>The hierarchy: only roles and members below the own highest role.</summary>
internal static class Hierarchy
{
    public static void NeedAbove(Guild guild, User actor, Role role)
    {
        if (guild.OwnerId != actor.Id && guild.HighestPosition(guild.Members[actor.Id]) <= role.Position)
            throw Refuse.MissingPermissions();
    }

    public static void NeedAbove(Guild guild, User actor, Member member)
    {
        if (!IsAbove(guild, actor, member))
            throw Refuse.MissingPermissions();
    }

    public static bool IsAbove(Guild guild, User actor, Member member) =>
        guild.OwnerId == actor.Id
        || (guild.OwnerId != member.UserId && guild.HighestPosition(guild.Members[actor.Id]) > guild.HighestPosition(member));
}
