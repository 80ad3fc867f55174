namespace DCTicket.Contracts;

/// <summary>
/// What a member may do, computed as Discord does: the owner and administrators everything, then @everyone, the roles and the member's own
/// overwrite, then what follows from what is missing. Source: Discord's documentation, "Permissions: Permission Overwrites" and "Implicit
/// Permissions".
/// </summary>
public static class ChannelPermissions
{
    /// <summary>Every permission that Discord has.</summary>
    public const Permissions All = (Permissions)((1L << 53) - 1);

    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    private const Permissions OfWriters =
        Permissions.MentionEveryone | Permissions.SendTtsMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    /// <summary>What a member may do in a channel.</summary>
    /// <param name="guild">The server, for its owner.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="channel">The channel; for a thread see <see cref="OfThread"/>.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The time, for time-outs.</param>
    public static Permissions Of(Guild guild, IEnumerable<Role> roles, Channel channel, Member member, DateTimeOffset now) =>
        Imply(Explicit(guild, roles, channel, member, now));

    /// <summary>
    /// What a member may do in the threads of a channel; there <see cref="Permissions.SendMessages"/> says whether the member may write in
    /// threads. A private thread is seen only by who was added to it or has <see cref="Permissions.ManageThreads"/>.
    /// </summary>
    /// <param name="guild">The server, for its owner.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="parent">The channel that the threads hang on.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The time, for time-outs.</param>
    public static Permissions OfThread(Guild guild, IEnumerable<Role> roles, Channel parent, Member member, DateTimeOffset now)
    {
        var permissions = Explicit(guild, roles, parent, member, now);
        var writes = (permissions & Permissions.SendMessagesInThreads) != 0;
        return Imply(writes ? permissions | Permissions.SendMessages : permissions & ~Permissions.SendMessages);
    }

    /// <summary>What a member may do in the server as a whole, where no channel says otherwise.</summary>
    /// <param name="guild">The server, for its owner.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The time, for time-outs.</param>
    public static Permissions Of(Guild guild, IEnumerable<Role> roles, Member member, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(guild);
        ArgumentNullException.ThrowIfNull(member);
        if (guild.OwnerId == member.User.Id)
            return All;
        var permissions = roles
            .Where(role => role.Id == guild.Id || member.Roles.Contains(role.Id))
            .Aggregate(Permissions.None, (all, role) => all | role.Permissions);
        if ((permissions & Permissions.Administrator) != 0)
            return All;
        return IsTimedOut(member, now) ? permissions & WhileTimedOut : permissions;
    }

    private static Permissions Explicit(Guild guild, IEnumerable<Role> roles, Channel channel, Member member, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var permissions = Of(guild, roles, member, now);
        if ((permissions & Permissions.Administrator) != 0)
            return permissions;
        var overwrites = channel.PermissionOverwrites;
        permissions = Apply(permissions, overwrites.Where(o => o.Type == OverwriteType.Role && o.Id == guild.Id));
        permissions = Apply(
            permissions,
            overwrites.Where(o => o.Type == OverwriteType.Role && o.Id != guild.Id && member.Roles.Contains(o.Id))
        );
        permissions = Apply(permissions, overwrites.Where(o => o.Type == OverwriteType.Member && o.Id == member.User.Id));
        return IsTimedOut(member, now) ? permissions & WhileTimedOut : permissions;
    }

    private static bool IsTimedOut(Member member, DateTimeOffset now) => member.CommunicationDisabledUntil > now;

    private static Permissions Apply(Permissions permissions, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = (Permissions.None, Permissions.None);
        foreach (var overwrite in overwrites)
            (allow, deny) = (allow | overwrite.Allow, deny | overwrite.Deny);
        return (permissions & ~deny) | allow;
    }

    private static Permissions Imply(Permissions permissions)
    {
        if ((permissions & Permissions.ViewChannel) == 0)
            return Permissions.None;
        return (permissions & Permissions.SendMessages) == 0 ? permissions & ~OfWriters : permissions;
    }
}
