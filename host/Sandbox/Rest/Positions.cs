using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Moving several channels or roles at once.</summary>
internal static class Positions
{
    public static void Add(RouteTable routes)
    {
        routes.Patch("/guilds/{guild}/channels", MoveChannels);
        routes.Patch("/guilds/{guild}/roles", MoveRoles);
    }

    private static InteractionResponder MoveChannels(Call call)
    {
        var errors = new FormErrors();
        var wanted = Items(call, errors)
            .Select(f =>
                (
                    Form: f,
                    Id: f.Snowflake("id", required: true) ?? 0,
                    Position: (int?)f.Integer("position", 0, int.MaxValue),
                    Parent: f.Snowflake("parent_id"),
                    Lock: f.Flag("lock_permissions") ?? false
                )
            )
            .ToList();
        errors.ThrowIfAny();
        var guild = call.Guild();
        var moves = wanted
            .Select(w => (What: w, Channel: guild.Channels.GetValueOrDefault(w.Id) ?? throw Refuse.UnknownChannel()))
            .ToList();
        call.Need(guild, Permission.ManageChannels);
        var reparented = moves.Where(m => m.What.Form.Has("parent_id") && m.What.Parent != m.Channel.ParentId).ToList();
        if (reparented.Count > 1)
            throw new ApiException(400, 40009, "Only one channel can have a parent_id modified at a time");
        foreach (var (what, channel) in reparented)
        {
            call.Need(channel, Permission.ManageChannels | (what.Lock ? Permission.ManageRoles : 0));
            if (what.Parent is not { } parent)
                continue;
            ChannelRules.CheckParent(guild, parent, channel.Type, channel.Id);
            call.Need(guild.Channels[parent], Permission.ManageChannels);
        }

        foreach (var (what, channel) in moves)
            Move(call, guild, channel, what.Position, reparented.Exists(r => r.Channel == channel), what.Parent, what.Lock);
        return InteractionResponder.NoContent;
    }

    private static void Move(Call call, Guild guild, Channel channel, int? position, bool reparented, ulong? parent, bool takesPermissions)
    {
        var before = new Audience(call.World, guild, [channel]);
        var (old, oldOverwrites) = (ChannelView.Of(channel), channel.Overwrites);
        channel.Position = position ?? channel.Position;
        if (reparented)
            channel.ParentId = parent;
        if (reparented && takesPermissions && parent is { } id)
            channel.Overwrites = [.. guild.Channels[id].Overwrites];
        if (Changes.Between(old, ChannelView.Of(channel), ["position", "parent_id", "permission_overwrites"]).Count == 0)
            return;
        call.World.ChannelChanged(channel, before);
        if (Changes.Between(old, ChannelView.Of(channel), ["parent_id"]) is { Count: > 0 } changes)
            call.Audit(guild, AuditAction.ChannelUpdate, channel.Id, changes);
        OverwriteAudit.Write(call, guild, channel, oldOverwrites);
    }

    private static InteractionResponder MoveRoles(Call call)
    {
        var errors = new FormErrors();
        var wanted = Items(call, errors)
            .Select(f => (Id: f.Snowflake("id", required: true) ?? 0, Position: (int?)f.Integer("position", int.MinValue, int.MaxValue)))
            .ToList();
        errors.ThrowIfAny();
        var guild = call.Guild();
        var moves = wanted
            .Where(w => w.Position is not null)
            .Select(w => (Role: guild.Role(w.Id) ?? throw Refuse.UnknownRole(), Position: w.Position!.Value))
            .ToList();
        call.Need(guild, Permission.ManageRoles);
        var highest = guild.OwnerId == call.Caller.Id ? int.MaxValue : guild.HighestPosition(guild.Members[call.Caller.Id]);
        foreach (var (role, position) in moves)
        {
            if (role.Id == guild.Id)
                throw new ApiException(400, 50028, "Invalid role");
            Hierarchy.NeedAbove(guild, call.Caller, role);
            if (position >= highest)
                throw Refuse.MissingPermissions();
        }

        Arrange(call, guild, moves.ToDictionary(m => m.Role.Id, m => m.Position));
        return InteractionResponder.Ok(GuildView.List(guild.Roles, GuildView.Role));
    }

    /// <summary>Positions have no gaps; @everyone is always the lowest.</summary>
    private static void Arrange(Call call, Guild guild, Dictionary<ulong, int> wanted)
    {
        var order = guild
            .Roles.OrderBy(r => r.Id == guild.Id ? int.MinValue : wanted.GetValueOrDefault(r.Id, r.Position))
            .ThenBy(r => Side(r))
            .ThenBy(r => r.Id)
            .ToList();
        for (var i = 0; i < order.Count; i++)
        {
            var role = order[i];
            if (role.Position == i)
                continue;
            var old = GuildView.Role(role);
            role.Position = i;
            call.World.RoleChanged("GUILD_ROLE_UPDATE", guild, role);
            if (wanted.ContainsKey(role.Id))
                call.Audit(guild, AuditAction.RoleUpdate, role.Id, Changes.Between(old, GuildView.Role(role), Changes.OfRole));
        }

        // A role that moves up comes after the one at its new position, one that moves down before it.
        int Side(Role role) => wanted.TryGetValue(role.Id, out var to) ? (to > role.Position ? 1 : -1) : 0;
    }

    private static List<Modal> Items(Call call, FormErrors errors)
    {
        if (call.Body is not JsonArray list)
            throw Refuse.Form("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var forms = new List<Modal>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
                forms.Add(new Modal(item, errors, $"{i}"));
            else
                errors.Add($"{i}", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }

        return forms;
    }
}
