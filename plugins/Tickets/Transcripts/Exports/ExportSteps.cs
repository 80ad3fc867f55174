using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Runs an export through its states, within a time limit.</summary>
internal sealed class ExportSteps(TicketsDbContext db, ExportRights rights, ExportBuilder make, ExportDelivery deliver, TimeProvider time)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    public async Task ContinueAsync(Export export, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (!(await rights.NowAsync(export.GuildId, export.RequesterId, cancellationToken)).Covers(export.Filter))
        {
            await EndAsync(export.Id, ExportState.Refused, null, cancellationToken);
            return;
        }

        if (export.State == ExportState.Queued && !await MoveAsync(export, ExportState.Running, cancellationToken))
            return;
        if (export.State == ExportState.Running && !await MakeAsync(export, until, cancellationToken))
            return;
        await deliver.DeliverAsync(export, cancellationToken);
        // Cancelled at the last moment: its files are deleted.
        if (export.Attempts > 0 || export.NextAt is not null)
            await db
                .Exports.Where(e => e.Id == export.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.Attempts, 0).SetProperty(e => e.NextAt, (DateTimeOffset?)null),
                    cancellationToken
                );
        await EndAsync(export.Id, ExportState.Done, export.Problem, cancellationToken);
    }

    /// <summary>Ends it, unless it has ended, and notifies the requester.</summary>
    public async Task EndAsync(Guid id, ExportState state, string? problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db
            .Exports.Where(e => e.Id == id && e.State <= ExportState.Delivering)
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, state).SetProperty(e => e.Problem, problem).SetProperty(e => e.FinishedAt, now),
                cancellationToken
            );
        db.ChangeTracker.Clear();
        await deliver.ReportAsync(await db.Exports.SingleAsync(e => e.Id == id, cancellationToken), cancellationToken);
    }

    // False if it is not finished: the time limit is over, or it was cancelled.
    private async Task<bool> MakeAsync(Export export, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await deliver.ReportAsync(export, cancellationToken);
        var reported = time.GetUtcNow();
        while (await make.StepAsync(export, cancellationToken))
        {
            if (!await db.Exports.AnyAsync(e => e.Id == export.Id && e.State == ExportState.Running, cancellationToken))
            {
                await deliver.ReportAsync(
                    await db.Exports.AsNoTracking().SingleAsync(e => e.Id == export.Id, cancellationToken),
                    cancellationToken
                );
                return false;
            }

            var now = time.GetUtcNow();
            if (now - reported >= BetweenReports)
            {
                reported = now;
                await deliver.ReportAsync(export, cancellationToken);
            }

            if (now >= until)
                return false;
        }

        return await MoveAsync(export, ExportState.Delivering, cancellationToken);
    }

    // By its state: it may have been cancelled concurrently.
    private async Task<bool> MoveAsync(Export export, ExportState to, CancellationToken cancellationToken)
    {
        var from = export.State;
        var moved =
            await db
                .Exports.Where(e => e.Id == export.Id && e.State == from)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, to), cancellationToken) == 1;
        if (moved)
            await db.Entry(export).ReloadAsync(cancellationToken);
        return moved;
    }
}
