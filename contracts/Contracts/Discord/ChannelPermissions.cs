namespace DCTicket.Contracts;

/// <summary>
/// Computes permissions as Discord does: the owner and administrators have all; then @everyone, roles and the member's overwrite apply,
/// then implicit denials. Source: Discord's documentation, "Permissions: Permission Overwrites" and "Implicit Permissions".
/// </summary>
public static class ChannelPermissions
{
    /// <summary>Every permission that Discord has.</summary>
    public const Permissions All = (Permissions)((1L << 53) - 1);

    private const Permissions WhileTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    private const Permissions OfWriters =
        Permissions.MentionEveryone | Permissions.SendTtsMessages | Permissions.AttachFiles | Permissions.EmbedLinks;

    /// <summary>The permissions of a member in a channel.</summary>
    /// <param name="guild">The server; its owner has all permissions.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="channel">The channel; for a thread see <see cref="OfThread"/>.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The current time, to check time-outs.</param>
    public static Permissions Of(Guild guild, IEnumerable<Role> roles, Channel channel, Member member, DateTimeOffset now) =>
        Imply(Explicit(guild, roles, channel, member, now));

    /// <summary>
    /// The permissions of a member in the threads of a channel; there <see cref="Permissions.SendMessages"/> says whether the member may
    /// write in threads. Only added members and members with <see cref="Permissions.ManageThreads"/> see a private thread.
    /// </summary>
    /// <param name="guild">The server; its owner has all permissions.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="parent">The parent channel of the threads.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The current time, to check time-outs.</param>
    public static Permissions OfThread(Guild guild, IEnumerable<Role> roles, Channel parent, Member member, DateTimeOffset now)
    {
        var permissions = Explicit(guild, roles, parent, member, now);
        var writes = (permissions & Permissions.SendMessagesInThreads) != 0;
        return Imply(writes ? permissions | Permissions.SendMessages : permissions & ~Permissions.SendMessages);
    }

    /// <summary>The permissions of a member in the server, before overwrites of channels.</summary>
    /// <param name="guild">The server; its owner has all permissions.</param>
    /// <param name="roles">The server's roles, @everyone included.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">The current time, to check time-outs.</param>
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
