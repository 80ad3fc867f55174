using DCTicket.Tickets.Core.Leases;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Takes every ticket with something due, such as after a failure or a restart, and goes on with it. Some at once, and it does not wait for the
/// last ones: a ticket with a long history takes minutes.
/// </summary>
[JobTimeout("01:00:00")]
internal sealed class RunPendingEffects(TicketsDbContext db, WorkLease claims, BackgroundWork worker) : IJob
{
    private const int Batch = 50;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await claims.FreeStaleAsync(db, cancellationToken);
        var now = claims.Now;
        var due = await db.Tickets.AsNoTracking().Where(t => t.NextStepAt <= now && !db.GuildSettings.Any(g => g.GuildId == t.GuildId && g.LeftAt != null)).OrderBy(t => t.NextStepAt).Take(Batch)
            .Select(t => new { t.Id, t.NextStepAt }).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            var place = await worker.EnterSweepAsync(cancellationToken);
            if (await claims.TryTakeAsync(db, row.Id, row.NextStepAt!.Value, cancellationToken))
                worker.Sweep(row.Id, place);
            else
                place.Dispose();
        }
    }
}
