using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>
/// Takes away what the departments' rules let go. What an earlier run was stopped at is still due, so the next one goes on.
/// </summary>
internal sealed partial class ApplyRetention(
    TicketsDbContext db,
    MessagePurge messages,
    FilePurge files,
    UnreferencedFiles release,
    CleanUpParts parts
) : IJob
{
    private const int Batch = 50;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        foreach (
            var guild in departments
                .Where(department => !RetentionPeriods.Of(department.Rules).IsForever)
                .GroupBy(department => department.GuildId)
        )
        {
            var removed = new RetentionSummary();
            foreach (var department in guild)
                await RunAsync(department, RetentionPeriods.Of(department.Rules), removed, cancellationToken);
            if (removed.Tickets.Count > 0)
                await parts.Tell.SendAsync(guild.Key, removed, cancellationToken);
        }

        // Bytes that an interrupted step has left.
        await release.SweepAsync(cancellationToken);
    }

    private async Task RunAsync(
        Department department,
        RetentionPeriods times,
        RetentionSummary removed,
        CancellationToken cancellationToken
    )
    {
        List<string> hashes = [];
        if (times.Files is { } keepFiles)
            await EachAsync(
                Due(department, keepFiles).Where(t => t.FilesRemovedAt == null),
                removed,
                DropFilesAsync,
                ReleaseAsync,
                cancellationToken
            );
        if (times.Messages is { } keep)
        {
            var due = Due(department, keep).Where(t => t.MessagesRemovedAt == null || db.Messages.Any(m => m.TicketId == t.Id));
            await EachAsync(due, removed, DropMessagesAsync, () => Task.CompletedTask, cancellationToken);
        }

        if (times.Transcripts is { } keepTranscripts)
        {
            var due = Due(department, keepTranscripts)
                .Where(t => t.TranscriptsRemovedAt == null || db.Transcripts.Any(r => r.TicketId == t.Id));
            await EachAsync(due, removed, DropTranscriptsAsync, () => Task.CompletedTask, cancellationToken);
        }

        async Task<int> DropTranscriptsAsync(Guid ticket)
        {
            var dropped = await parts.DropTranscriptsAsync(db, ticket, cancellationToken);
            removed.Transcripts += dropped;
            return dropped;
        }

        async Task<int> DropFilesAsync(Guid ticket)
        {
            var dropped = await files.PurgeAsync(ticket, cancellationToken);
            hashes.AddRange(dropped);
            removed.Files += dropped.Count;
            return dropped.Count;
        }

        async Task<int> DropMessagesAsync(Guid ticket)
        {
            var dropped = await messages.PurgeAsync(ticket, cancellationToken);
            removed.Messages += dropped;
            return dropped;
        }

        async Task ReleaseAsync()
        {
            removed.Bytes += await release.ReleaseAsync(department.GuildId, hashes, cancellationToken);
            hashes.Clear();
        }
    }

    // A closed ticket whose channel cannot be deleted is due as well: what stands on Discord is for the server to delete.
    private IQueryable<Ticket> Due(Department department, TimeSpan keep)
    {
        var before = parts.Now - keep;
        return db.Tickets.Where(t => t.DepartmentId == department.Id && t.ClosedAt < before && t.State == TicketState.Closed);
    }

    private async Task EachAsync(
        IQueryable<Ticket> due,
        RetentionSummary removed,
        Func<Guid, Task<int>> drop,
        Func<Task> afterBatch,
        CancellationToken cancellationToken
    )
    {
        HashSet<Guid> seen = [];
        while (true)
        {
            var batch = await due.Where(t => !seen.Contains(t.Id))
                .OrderBy(t => t.ClosedAt)
                .Take(Batch)
                .Select(t => t.Id)
                .ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return;
            foreach (var ticket in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                seen.Add(ticket);
                if (await TryAsync(ticket, drop) > 0)
                    removed.Tickets.Add(ticket);
            }

            await afterBatch();
        }
    }

    private async Task<int> TryAsync(Guid ticket, Func<Guid, Task<int>> drop)
    {
        try
        {
            return await drop(ticket);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            parts.NotDone(e, ticket);
            return 0;
        }
    }
}

/// <summary>What a run has taken away in a server.</summary>
internal sealed class RetentionSummary
{
    public HashSet<Guid> Tickets { get; } = [];

    public int Messages { get; set; }

    public int Files { get; set; }

    public long Bytes { get; set; }

    public int Transcripts { get; set; }
}

/// <summary>What cleaning up needs besides.</summary>
internal sealed partial class CleanUpParts(
    RetentionReport tell,
    TranscriptStore transcripts,
    TimeProvider time,
    ILogger<ApplyRetention> logger
)
{
    public RetentionReport Tell => tell;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>1 where there was a transcript.</summary>
    public async Task<int> DropTranscriptsAsync(TicketsDbContext db, Guid ticket, CancellationToken cancellationToken)
    {
        // First, so that nobody makes it anew.
        await db
            .Tickets.Where(t => t.Id == ticket)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.TranscriptsRemovedAt, Now), cancellationToken);
        return await transcripts.DropAsync(ticket, cancellationToken) > 0 ? 1 : 0;
    }

    public void NotDone(Exception exception, Guid ticket) => LogNotDone(exception, ticket);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What is kept of ticket {Ticket} no longer could not be taken away; the next run tries again."
    )]
    private partial void LogNotDone(Exception exception, Guid ticket);
}
