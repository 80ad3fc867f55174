using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.World;

/// <summary>Rules about parents, counts and overwrites for new and edited channels.</summary>
internal static class ChannelRules
{
    private const int MaxInCategory = 50;
    public const int MaxInGuild = 500;

    public static void CheckParent(Guild guild, ulong parentId, int type, ulong? self)
    {
        if (!guild.Channels.TryGetValue(parentId, out var parent))
            throw Refuse.Form("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
        if (!parent.IsCategory || type == 4)
            throw Refuse.Form("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
        if (guild.Channels.Values.Count(c => c.ParentId == parentId && c.Id != self) >= MaxInCategory)
            throw Refuse.Form("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
    }

    /// <summary>Each overwrite must be of an existing role or member, and use only permissions of its author.</summary>
    public static void CheckOverwrites(
        SandboxWorld world,
        Guild guild,
        User actor,
        Channel? channel,
        IEnumerable<Overwrite> overwrites,
        IEnumerable<Overwrite> existing
    )
    {
        var inGuild = Permission.InGuild(guild, guild.Members[actor.Id], world.Now);
        var has = inGuild;
        if (channel?.ParentId is { } parentId && guild.Channels.TryGetValue(parentId, out var parent))
            has |= world.PermissionsIn(actor.Id, parent);
        var isAdmin = (inGuild & Permission.Administrator) != 0;
        var managesHere =
            channel?.Overwrites.Exists(o =>
                (o.Allow & Permission.ManageRoles) != 0 && (o.Id == actor.Id || guild.Members[actor.Id].Roles.Contains(o.Id))
            )
            ?? false;
        var before = existing.ToDictionary(o => o.Id);
        foreach (var overwrite in overwrites)
        {
            var known = overwrite.Type == 0 ? guild.Role(overwrite.Id) is not null : guild.Members.ContainsKey(overwrite.Id);
            var old = before.GetValueOrDefault(overwrite.Id);
            if (!known && old is null)
                throw Refuse.UnknownOverwrite();
            var changed = (overwrite.Allow ^ (old?.Allow ?? 0)) | (overwrite.Deny ^ (old?.Deny ?? 0));
            if (isAdmin || (changed & Permission.All) == 0)
                continue;
            if ((changed & Permission.ManageRoles) != 0 || (!managesHere && (changed & Permission.All & ~has) != 0))
                throw Refuse.MissingPermissions();
        }
    }
}
