using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Placement;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Lets go of overflow categories that were deleted. A log channel or a category of the settings that is gone stays there, for
/// /support doctor to name; tickets do without it.
/// </summary>
internal sealed class DetectDeletedCategories(CategoryAllocator categories)
{
    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        categories.NoteGoneAsync(e.GuildId, e.ChannelId, cancellationToken);
}
