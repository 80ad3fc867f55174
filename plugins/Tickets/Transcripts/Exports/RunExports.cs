using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Runs the requested exports: one per server at a time, servers in turn. Deletes files of finished ones.</summary>
[JobTimeout("01:00:00")]
internal sealed partial class RunExports(
    TicketsDbContext db,
    ExportSteps steps,
    ExportFolder folder,
    TimeProvider time,
    ILogger<RunExports> logger
) : Job
{
    /// <summary>How long the files are available.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan RowsKeptFor = TimeSpan.FromDays(30);

    // The time slice of a server.
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(20);
    private const int FailuresBeforeGivingUp = 5;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await DeleteOldAsync(cancellationToken);
        var now = time.GetUtcNow();
        var waiting = await db
            .Exports.AsNoTracking()
            .Where(e => e.State <= ExportState.Delivering && !db.GuildSettings.Any(g => g.GuildId == e.GuildId && g.LeftAt != null))
            .OrderBy(e => e.CreatedAt)
            .Select(e => new
            {
                e.Id,
                e.GuildId,
                e.State,
                e.NextAt,
            })
            .ToListAsync(cancellationToken);
        // Started ones before queued ones.
        foreach (
            var first in waiting
                .GroupBy(e => e.GuildId)
                .Select(guild => guild.OrderByDescending(e => e.State).First())
                .Where(e => e.NextAt is null || e.NextAt <= now)
        )
            await RunAsync(first.Id, cancellationToken);
    }

    private async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var export = await db.Exports.SingleAsync(e => e.Id == id, cancellationToken);
        try
        {
            await steps.ContinueAsync(export, time.GetUtcNow() + Slice, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(export, e, cancellationToken);
        }
    }

    // A full disk and an outage are transient, but limited in time.
    private async Task FailAsync(Export export, Exception exception, CancellationToken cancellationToken)
    {
        LogFailed(exception, export.Id, export.GuildId);
        var (attempts, now) = (export.Attempts + 1, time.GetUtcNow());
        DateTimeOffset? next = now + WorkLease.Pause(attempts);
        var over = attempts >= FailuresBeforeGivingUp;
        var problem = exception is IOException or UnauthorizedAccessException ? "export.disk" : "export.fault";
        db.ChangeTracker.Clear();
        await db
            .Exports.Where(e => e.Id == export.Id && e.State <= ExportState.Delivering)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, attempts).SetProperty(e => e.NextAt, next), cancellationToken);
        if (over)
            await steps.EndAsync(export.Id, ExportState.Failed, problem, cancellationToken);
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (expired, forgotten) = (now - KeptFor, now - RowsKeptFor);
        var over = await db
            .Exports.AsNoTracking()
            .Where(e =>
                (e.State == ExportState.Done && e.FinishedAt < expired)
                || e.State == ExportState.Cancelled
                || e.State == ExportState.Failed
                || e.State == ExportState.Refused
            )
            .Select(e => new { e.Id, e.State })
            .ToListAsync(cancellationToken);
        foreach (var export in over)
        {
            // A missing file is no error.
            folder.Delete(export.Id);
            if (export.State == ExportState.Done)
                await db
                    .Exports.Where(e => e.Id == export.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExportState.Expired), cancellationToken);
        }

        await db
            .Exports.Where(e => e.State > ExportState.Delivering && e.State != ExportState.Done && e.CreatedAt < forgotten)
            .ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Export {Export} of server {Guild} failed; retrying later")]
    private partial void LogFailed(Exception exception, Guid export, Snowflake guild);
}
