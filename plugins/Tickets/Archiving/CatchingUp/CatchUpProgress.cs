using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>How far a ticket's archive has been compared with Discord.</summary>
internal sealed class CatchUpProgress(TicketsDbContext db, WorkLease lease)
{
    /// <param name="ticket">The ticket.</param>
    /// <param name="upTo">The last compared message.</param>
    /// <param name="closing">Whether the caller holds a lease of the ticket, which must be extended for a long history.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task NoteAsync(Ticket ticket, Snowflake upTo, bool closing, CancellationToken cancellationToken)
    {
        var until = lease.Until;
        await db
            .Tickets.Where(t => t.Id == ticket.Id)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(t => t.ArchivedUpTo, upTo);
                    if (closing)
                        set.SetProperty(t => t.NextRunAt, until);
                },
                cancellationToken
            );
    }
}
