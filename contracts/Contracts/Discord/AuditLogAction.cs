namespace DCTicket.Contracts;

/// <summary>The audit log actions that DCTicket reads. Source: Discord's documentation, "Audit Logs Resource: Audit Log Events".</summary>
public enum AuditLogAction
{
    /// <summary>A channel was deleted; the target is the channel.</summary>
    ChannelDelete = 12,

    /// <summary>An overwrite was added to a channel; the target is the channel.</summary>
    OverwriteCreate = 13,

    /// <summary>An overwrite of a channel was changed; the target is the channel.</summary>
    OverwriteUpdate = 14,

    /// <summary>An overwrite of a channel was removed; the target is the channel.</summary>
    OverwriteDelete = 15,

    /// <summary>A member was kicked; the target is the member.</summary>
    MemberKick = 20,

    /// <summary>A member was banned; the target is the member.</summary>
    MemberBan = 22,

    /// <summary>A role was deleted; the target is the role.</summary>
    RoleDelete = 32,

    /// <summary>Messages of a member were deleted by another user; the target is the member. Several in a row share an entry.</summary>
    MessageDelete = 72,

    /// <summary>A thread was deleted; the target is the thread.</summary>
    ThreadDelete = 112,
}
