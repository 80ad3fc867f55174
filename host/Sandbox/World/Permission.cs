namespace DCTicket.Sandbox.World;

/// <summary>The permissions that the Sandbox uses.</summary>
internal static class Permission
{
    public const ulong CreateInvite = 1UL << 0;
    public const ulong KickMembers = 1UL << 1;
    public const ulong BanMembers = 1UL << 2;
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageChannels = 1UL << 4;
    public const ulong ManageGuild = 1UL << 5;
    public const ulong AddReactions = 1UL << 6;
    public const ulong ViewAuditLog = 1UL << 7;
    public const ulong Stream = 1UL << 9;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong SendTts = 1UL << 12;
    public const ulong ManageMessages = 1UL << 13;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong ReadMessageHistory = 1UL << 16;
    public const ulong MentionEveryone = 1UL << 17;
    public const ulong UseExternalEmojis = 1UL << 18;
    public const ulong Connect = 1UL << 20;
    public const ulong Speak = 1UL << 21;
    public const ulong UseVoiceActivity = 1UL << 25;
    public const ulong ChangeNickname = 1UL << 26;
    public const ulong ManageNicknames = 1UL << 27;
    public const ulong ManageRoles = 1UL << 28;
    public const ulong ManageWebhooks = 1UL << 29;
    public const ulong ManageGuildExpressions = 1UL << 30;
    public const ulong UseApplicationCommands = 1UL << 31;
    public const ulong ManageThreads = 1UL << 34;
    public const ulong CreatePublicThreads = 1UL << 35;
    public const ulong CreatePrivateThreads = 1UL << 36;
    public const ulong UseExternalStickers = 1UL << 37;
    public const ulong SendMessagesInThreads = 1UL << 38;
    public const ulong ModerateMembers = 1UL << 40;
    public const ulong CreateGuildExpressions = 1UL << 43;
    public const ulong SendVoiceMessages = 1UL << 46;
    public const ulong SendPolls = 1UL << 49;
    public const ulong PinMessages = 1UL << 51;
    public const ulong BypassSlowmode = 1UL << 52;

    /// <summary>All permissions of today (0 to 52).</summary>
    public const ulong All = (1UL << 53) - 1;

    public const ulong EveryoneDefault =
        CreateInvite
        | AddReactions
        | Stream
        | ViewChannel
        | SendMessages
        | EmbedLinks
        | AttachFiles
        | ReadMessageHistory
        | UseExternalEmojis
        | Connect
        | Speak
        | UseVoiceActivity
        | ChangeNickname
        | UseApplicationCommands
        | CreatePublicThreads
        | CreatePrivateThreads
        | UseExternalStickers
        | SendMessagesInThreads
        | SendVoiceMessages
        | SendPolls;

    public const ulong Bot =
        ViewChannel
        | SendMessages
        | ManageChannels
        | ManageRoles
        | ManageMessages
        | EmbedLinks
        | AttachFiles
        | ReadMessageHistory
        | MentionEveryone
        | UseApplicationCommands
        | PinMessages
        | AddReactions
        | CreatePrivateThreads
        | SendMessagesInThreads
        | ManageThreads
        | ViewAuditLog;

    private const ulong NeedSend = MentionEveryone | SendTts | AttachFiles | EmbedLinks;

    /// <summary>A member's permissions in the guild; in a time-out only those to read.</summary>
    public static ulong InGuild(Guild guild, Member member, DateTimeOffset now)
    {
        var permissions = Granted(guild, member);
        return permissions != All && member.TimeoutUntil > now ? permissions & (ViewChannel | ReadMessageHistory) : permissions;
    }

    /// <summary>The permissions of the roles, without overwrites and time-outs.</summary>
    public static ulong Granted(Guild guild, Member member)
    {
        if (guild.OwnerId == member.UserId)
            return All;
        var permissions = guild.Everyone.Permissions;
        foreach (var role in guild.Roles)
        {
            if (member.Roles.Contains(role.Id))
                permissions |= role.Permissions;
        }

        return (permissions & Administrator) != 0 ? All : permissions;
    }

    /// <summary>A member's permissions in a channel: base, overwrites in Discord's order, then implicit denials.</summary>
    public static ulong InChannel(Guild guild, Member member, Channel channel, DateTimeOffset now)
    {
        var permissions = Granted(guild, member);
        return permissions == All
            ? All
            : Implied(Overwritten(permissions, guild, member, channel), SendMessages, member.TimeoutUntil > now);
    }

    /// <summary>A thread has its parent's permissions; a private one needs membership or Manage Threads.</summary>
    public static ulong InThread(Guild guild, Member member, Channel parent, Channel thread, DateTimeOffset now)
    {
        var permissions = Granted(guild, member);
        if (permissions == All)
            return All;
        permissions = Overwritten(permissions, guild, member, parent);
        if (thread.Type == 12 && !thread.Thread!.Members.ContainsKey(member.UserId) && (permissions & ManageThreads) == 0)
            return 0;
        return Implied(permissions, SendMessagesInThreads, member.TimeoutUntil > now);
    }

    private static ulong Overwritten(ulong permissions, Guild guild, Member member, Channel channel)
    {
        permissions = Apply(permissions, channel.Overwrites.Find(o => o.Id == guild.Id));
        ulong allow = 0,
            deny = 0;
        foreach (var overwrite in channel.Overwrites)
        {
            if (overwrite.Type == 0 && overwrite.Id != guild.Id && member.Roles.Contains(overwrite.Id))
            {
                allow |= overwrite.Allow;
                deny |= overwrite.Deny;
            }
        }

        permissions = (permissions & ~deny) | allow;
        return Apply(permissions, channel.Overwrites.Find(o => o.Type == 1 && o.Id == member.UserId));
    }

    private static ulong Apply(ulong permissions, Overwrite? overwrite) =>
        overwrite is null ? permissions : (permissions & ~overwrite.Deny) | overwrite.Allow;

    private static ulong Implied(ulong permissions, ulong send, bool timedOut)
    {
        if ((permissions & ViewChannel) == 0)
            return 0;
        if ((permissions & send) == 0)
            permissions &= ~NeedSend;
        return timedOut ? permissions & (ViewChannel | ReadMessageHistory) : permissions;
    }
}
