namespace DCTicket.Contracts;

/// <summary>
/// Says who may use the handler of a command, button or modal. A handler without one is refused when the plugin is loaded; of several, all
/// must agree. Derive from it for a rule of one's own.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>What Discord is told as the permission that shows the command in its list; null for none.</summary>
    public virtual Permissions? DefaultMemberPermissions => null;

    /// <summary>
    /// Whether the handler works on what its channel is about. Then it waits in the channel's queue, as the events of that channel do, for
    /// at most 30 seconds behind each of them. A handler that opens a modal never waits there: Discord gives a modal three seconds.
    /// </summary>
    public virtual bool RunsInChannelOrder => false;

    /// <summary>Null when the member may; else what the member is told, in the member's language.</summary>
    public abstract ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    );
}
