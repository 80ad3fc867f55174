using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Commands;

/// <summary>An override of a command for a role, user or channel.</summary>
internal sealed class CommandPermission
{
    public const int Role = 1;
    public const int User = 2;
    public const int Channel = 3;

    public required ulong Id { get; init; }
    public required int Type { get; init; }
    public required bool Allowed { get; init; }
}

/// <summary>
/// Checks who may use a command: the server's overrides of the command, then of the application, then the default permission.
/// </summary>
internal static class CommandAccess
{
    /// <summary>Whether a member may use it in a channel, or in the guild without one.</summary>
    public static bool Allows(SandboxWorld world, Guild guild, Member member, Channel? channel, Command command)
    {
        var has = channel is null ? Permission.InGuild(guild, member, world.Now) : world.PermissionsIn(member.UserId, channel);
        if ((has & Permission.Administrator) != 0)
            return true;
        var own = guild.CommandPermissions.GetValueOrDefault(command.Id) ?? [];
        var all = guild.CommandPermissions.GetValueOrDefault(world.State.ApplicationId) ?? [];
        var where = channel?.Thread is null ? channel?.Id : channel.ParentId;
        if (where is { } id && (ForChannel(own, guild, id) ?? ForChannel(all, guild, id)) is false)
            return false;
        if (ForMember(own, guild, member) is { } said)
            return said;
        if (ForMember(all, guild, member) is false)
            return false;
        return command.DefaultMemberPermissions switch
        {
            null => true,
            0 => false,
            { } needed => (has & needed) == needed,
        };
    }

    /// <summary>A channel by id wins over all channels, whose constant is the guild's id minus one.</summary>
    private static bool? ForChannel(List<CommandPermission> list, Guild guild, ulong channel) =>
        (
            list.Find(p => p.Type == CommandPermission.Channel && p.Id == channel)
            ?? list.Find(p => p.Type == CommandPermission.Channel && p.Id == guild.Id - 1)
        )?.Allowed;

    /// <summary>The user's override wins over those of roles, of which one that allows is enough; @everyone comes last.</summary>
    private static bool? ForMember(List<CommandPermission> list, Guild guild, Member member)
    {
        if (list.Find(p => p.Type == CommandPermission.User && p.Id == member.UserId) is { } user)
            return user.Allowed;
        var roles = list.Where(p => p.Type == CommandPermission.Role && member.Roles.Contains(p.Id)).ToList();
        if (roles.Count > 0)
            return roles.Exists(r => r.Allowed);
        return list.Find(p => p.Type == CommandPermission.Role && p.Id == guild.Id)?.Allowed;
    }
}
