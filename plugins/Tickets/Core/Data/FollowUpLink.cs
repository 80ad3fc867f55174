using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Adds the link to the follow-up ticket to the log message of a closed ticket, once the follow-up has its channel.</summary>
internal static class FollowUpLink
{
    /// <summary>Saved before the ticket is marked as open: a repetition only edits the log message twice.</summary>
    public static Task ShowInLogAsync(this TicketsDbContext db, Guid closed, DateTimeOffset now, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.Id == closed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.Log.Requested, t => t.Log.Requested + 1)
                        .SetProperty(t => t.Version, t => t.Version + 1)
                        .SetProperty(t => t.NextRunAt, now),
                cancellationToken
            );
}
