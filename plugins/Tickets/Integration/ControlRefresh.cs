using DCTicket.Contracts;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Integration;

/// <summary>Requests that the control message is rendered again, because a section of another plugin has changed.</summary>
internal sealed class ControlRefresh(TicketsDbContext db, WorkLease lease, BackgroundWork work)
{
    public Task<Refusal?> RequestAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken) =>
        ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var row = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticket && t.GuildId == guild, cancellationToken);
                if (row is null)
                    return new Refusal("refuse.no-ticket");
                if (row.IsClosed)
                    return new Refusal("refuse.closed");
                row.Request(TransitionEffects.Control);
                row.ScheduleRun(lease.Until);
                await db.SaveChangesAsync(cancellationToken);
                work.Start(row.Id);
                return (Refusal?)null;
            }
        );
}
