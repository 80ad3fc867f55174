using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>Updates the activity of a ticket without loading the whole ticket.</summary>
internal sealed class TicketActivityStore(TicketsDbContext db)
{
    /// <summary>Writes the changes of a live message, inside of the batch's exclusive write.</summary>
    /// <param name="ticket">The changed ticket.</param>
    /// <param name="version">Its version before; the state is written if the version has changed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<int> TouchAsync(Ticket ticket, int version, CancellationToken cancellationToken) =>
        db
            .Tickets.Where(t => t.Id == ticket.Id)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(t => t.LastCustomerMessageAt, ticket.LastCustomerMessageAt)
                        .SetProperty(t => t.LastStaffMessageAt, ticket.LastStaffMessageAt)
                        .SetProperty(t => t.FirstResponseAt, ticket.FirstResponseAt)
                        .SetProperty(t => t.SnoozedUntil, ticket.SnoozedUntil)
                        .SetProperty(t => t.DeadlineAt, ticket.DeadlineAt);
                    if (ticket.Version != version)
                    {
                        set.SetProperty(t => t.State, ticket.State)
                            .SetProperty(t => t.StateChangedAt, ticket.StateChangedAt)
                            .SetProperty(t => t.Version, ticket.Version)
                            .SetProperty(t => t.Attempts, 0);
                        if (ticket.CloseRequestedAt is null)
                            set.SetProperty(t => t.CloseRequestedAt, (DateTimeOffset?)null)
                                .SetProperty(t => t.CloseRequestExpiresAt, (DateTimeOffset?)null)
                                .SetProperty(t => t.CloseRequestedById, (Snowflake?)null)
                                .SetProperty(t => t.CloseRequestReason, (string?)null);
                    }
                },
                cancellationToken
            );

    /// <summary>Records a missed message, unless a newer one is known.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="activity">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task NoteMissedAsync(Ticket ticket, MessageActivity activity, CancellationToken cancellationToken)
    {
        var (at, version) = (activity.At, ticket.Version);
        activity.NoteIn(ticket);
        var deadline = TicketDeadline.Next(ticket, ticket.Department!.Rules)?.At;
        var row = db.Tickets.Where(t => t.Id == ticket.Id);
        if (activity.Action == TicketAction.CustomerWrites)
        {
            await row.Where(t => t.LastCustomerMessageAt == null || t.LastCustomerMessageAt < at)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(t => t.LastCustomerMessageAt, at)
                            .SetProperty(t => t.SnoozedUntil, t => t.SnoozedUntil > at ? at : t.SnoozedUntil)
                            .SetProperty(t => t.DeadlineAt, t => t.Version == version ? deadline : t.DeadlineAt),
                    cancellationToken
                );
            return;
        }

        await row.Where(t => t.LastStaffMessageAt == null || t.LastStaffMessageAt < at)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.LastStaffMessageAt, at)
                        .SetProperty(t => t.DeadlineAt, t => t.Version == version ? deadline : t.DeadlineAt),
                cancellationToken
            );
        if (ticket.FirstResponseAt == at)
            await row.Where(t => t.FirstResponseAt == null || t.FirstResponseAt > at)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.FirstResponseAt, at), cancellationToken);
    }
}
