using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Placement;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Removes deleted overflow categories. A deleted log channel or configured category remains in the settings, for /support doctor to
/// report.
/// </summary>
internal sealed class DetectDeletedCategories(CategoryAllocator categories)
{
    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        categories.NoteGoneAsync(e.GuildId, e.ChannelId, cancellationToken);
}
