using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class MemberRoutes
{
    public static void Add(RouteTable routes)
    {
        const string one = "/guilds/{guild}/members/{user}";
        routes.Get(one, Get);
        routes.Patch(one, Patch);
        routes.Delete(one, Kick);
        routes.Delete("/users/@me/guilds/{guild}", Leave);
        routes.Put(one + "/roles/{role}", call => SetRole(call, add: true));
        routes.Delete(one + "/roles/{role}", call => SetRole(call, add: false));
    }

    private static InteractionResponder Get(Call call)
    {
        var (_, member) = Find(call);
        return InteractionResponder.Ok(MemberView.Of(call.World, member));
    }

    private static InteractionResponder SetRole(Call call, bool add)
    {
        var (guild, member) = Find(call);
        var role = guild.Role(call.Id("role")) ?? throw Refuse.UnknownRole();
        call.Need(guild, Permission.ManageRoles);
        Hierarchy.NeedAbove(guild, call.Caller, role);
        if (role.Id == guild.Id || role.BotId is not null)
            throw new ApiException(400, 50028, "Invalid role");
        if (member.Roles.Contains(role.Id) != add)
        {
            SetRoles(call, guild, member, add ? [.. member.Roles, role.Id] : member.Roles.Where(r => r != role.Id));
        }

        return InteractionResponder.NoContent;
    }

    private static void SetRoles(Call call, Guild guild, Member member, IEnumerable<ulong> roles)
    {
        var before = new Audience(call.World, guild);
        var (old, wanted) = (member.Roles.ToList(), roles.ToList());
        member.Roles.Clear();
        member.Roles.AddRange(wanted);
        call.World.MemberChanged(guild, member);
        before.Announce();
        var changes = Changes.OfRoles(guild, wanted.Except(old), old.Except(wanted));
        if (changes.Count > 0)
            call.Audit(guild, AuditAction.MemberRoleUpdate, member.UserId, changes);
    }

    private static InteractionResponder Patch(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var nick = form.Text("nick", 0, 32);
        var until = form.Text("communication_disabled_until", 0, 100);
        var roles = form.Has("roles") ? form.Ids("roles", 250) : null;
        DateTimeOffset? timeout = DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, out var time) ? time : null;
        if (until is { Length: > 0 } && timeout is null)
            form.Wrong("communication_disabled_until", "DATE_TIME_TYPE_PARSE", $"Could not parse {until}. Should be ISO8601.");
        if (timeout > call.World.Now.AddDays(28))
            form.Wrong("communication_disabled_until", "INVALID_COMMUNICATION_DISABLED_TIMESTAMP", "The maximum timeout is 28 days.");
        errors.ThrowIfAny();
        var (guild, member) = Find(call);
        call.Need(
            guild,
            (form.Has("nick") ? Permission.ManageNicknames : 0)
                | (roles is null ? 0 : Permission.ManageRoles)
                | (form.Has("communication_disabled_until") ? Permission.ModerateMembers : 0)
        );
        if (form.Has("nick") || form.Has("communication_disabled_until"))
            Hierarchy.NeedAbove(guild, call.Caller, member);
        if (timeout > call.World.Now && Permission.Granted(guild, member) == Permission.All)
            throw Refuse.MissingPermissions();
        foreach (var changed in (roles ?? []).Except(member.Roles).Concat(roles is null ? [] : member.Roles.Except(roles)))
            Hierarchy.NeedAbove(guild, call.Caller, guild.Role(changed) ?? throw Refuse.UnknownRole());
        var before = MemberView.WithoutUser(member);
        if (form.Has("nick"))
            member.Nick = string.IsNullOrEmpty(nick) ? null : nick;
        if (form.Has("communication_disabled_until"))
            member.TimeoutUntil = timeout;
        SetRoles(call, guild, member, roles ?? [.. member.Roles]);
        var changes = Changes.Between(before, MemberView.WithoutUser(member), ["nick", "communication_disabled_until"]);
        if (changes.Count > 0)
            call.Audit(guild, AuditAction.MemberUpdate, member.UserId, changes);
        return InteractionResponder.Ok(MemberView.Of(call.World, member));
    }

    private static InteractionResponder Kick(Call call)
    {
        var (guild, member) = Find(call);
        call.Need(guild, Permission.KickMembers);
        Hierarchy.NeedAbove(guild, call.Caller, member);
        Remove(call.World, guild, member);
        call.Audit(guild, AuditAction.MemberKick, member.UserId);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder Leave(Call call)
    {
        var guild = call.Guild();
        if (guild.OwnerId == call.Caller.Id)
            throw new ApiException(400, 50055, "Invalid Guild");
        Remove(call.World, guild, guild.Members[call.Caller.Id]);
        return InteractionResponder.NoContent;
    }

    public static void Join(SandboxWorld world, Guild guild, User user)
    {
        if (guild.Bans.ContainsKey(user.Id))
            throw new ApiException(403, 40007, "The user is banned from this guild.");
        var member = new Member { UserId = user.Id, JoinedAt = world.Now };
        guild.Members[user.Id] = member;
        world.InGuild("GUILD_MEMBER_ADD", guild, MemberView.Of(world, member), Intent.GuildMembers);
        world.Publish(new WorldEvent("GUILD_CREATE", GuildView.Create(world, guild, user), Intent.Guilds, u => u == user.Id));
    }

    /// <summary>A member leaves or is kicked.</summary>
    public static void Remove(SandboxWorld world, Guild guild, Member member)
    {
        guild.Members.Remove(member.UserId);
        foreach (var thread in guild.Threads.Values.Where(t => t.Thread!.Members.Remove(member.UserId)))
            world.ThreadMembersChanged(thread, [], [member.UserId]);
        var user = world.State.Users[member.UserId];
        world.InGuild("GUILD_MEMBER_REMOVE", guild, new JsonObject { ["user"] = UserView.Of(user) }, Intent.GuildMembers);
        world.Publish(new WorldEvent("GUILD_DELETE", new JsonObject { ["id"] = guild.Id.Text() }, Intent.Guilds, u => u == user.Id));
    }

    private static (Guild Guild, Member Member) Find(Call call)
    {
        var guild = call.Guild();
        var id = call.Value("user") == "@me" ? call.Caller.Id : call.Id("user");
        if (guild.Members.TryGetValue(id, out var member))
            return (guild, member);
        throw call.World.User(id) is null ? Refuse.UnknownUser() : Refuse.UnknownMember();
    }
}
