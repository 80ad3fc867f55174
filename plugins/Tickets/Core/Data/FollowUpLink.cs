using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Has the log message of a closed ticket say which ticket goes on from it, once that has its channel.</summary>
internal static class FollowUpLink
{
    /// <summary>Saved at once and before the ticket notes that it is open: done twice, the log message is edited twice.</summary>
    public static Task ShowInLogAsync(this TicketsDbContext db, Guid closed, DateTimeOffset now, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.Id == closed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.LogRequested, t => t.LogRequested + 1)
                        .SetProperty(t => t.Version, t => t.Version + 1)
                        .SetProperty(t => t.NextRunAt, now),
                cancellationToken
            );
}
