namespace DCTicket.Contracts;

/// <summary>
/// Restricts who may use the handler of a command, button or modal. A handler without such an attribute is rejected at load; if there are
/// several, all must agree. Derive from it for custom rules.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>The default permission of the command in Discord; null for none.</summary>
    public virtual Permissions? DefaultMemberPermissions => null;

    /// <summary>
    /// Whether the handler runs in the channel's queue, in order with the events of the channel. It waits there at most 30 seconds for
    /// each of them. A handler that opens a modal never waits: Discord allows three seconds for a modal.
    /// </summary>
    public virtual bool RunsInChannelOrder => false;

    /// <summary>Null if the member may use the handler; else the message to the member, in the member's language.</summary>
    public abstract ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    );
}
