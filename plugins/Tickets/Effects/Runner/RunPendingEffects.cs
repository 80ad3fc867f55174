using DCTicket.Contracts;
using DCTicket.Tickets.Core.Leases;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Runs the effects of all due tickets, such as after a failure or a restart. Several run concurrently, and the sweep does not wait for
/// the last ones: a long ticket takes minutes.
/// </summary>
[JobTimeout("01:00:00")]
internal sealed class RunPendingEffects(TicketsDbContext db, WorkLease lease, BackgroundWork work) : Job
{
    private const int Batch = 50;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await lease.FreeStaleAsync(db, cancellationToken);
        var now = lease.Now;
        var due = await db
            .Tickets.AsNoTracking()
            .Where(t => t.NextRunAt <= now && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null))
            .OrderBy(t => t.NextRunAt)
            .Take(Batch)
            .Select(t => new { t.Id, t.NextRunAt })
            .ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            var place = await work.EnterSweepAsync(cancellationToken);
            if (await lease.TryTakeAsync(db, row.Id, row.NextRunAt!.Value, cancellationToken))
                work.Sweep(row.Id, place);
            else
                place.Dispose();
        }
    }
}
