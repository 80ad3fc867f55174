using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Placement;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Lets go of roles that were deleted, so that nothing waits for them. A log channel or a category that is gone stays in the settings, for
/// /support doctor to name; tickets do without it.
/// </summary>
internal sealed class InvalidateDeletedRoles(GuildRoleCache roles, CategoryAllocator categories)
{
    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        categories.NoteGoneAsync(e.GuildId, e.ChannelId, cancellationToken);

    // The row of a role stays, for /support doctor to name; RoleCache leaves it out of every channel.
    [On]
    public Task HandleAsync(RoleDeleted e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(GuildUpdated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(RoleCreated e, CancellationToken cancellationToken) => Forget(e);

    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        roles.Set(e.GuildId, e.Roles);
        return Task.CompletedTask;
    }

    private Task Forget(DiscordEvent e)
    {
        roles.Forget(e.GuildId);
        return Task.CompletedTask;
    }
}
