using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Applies the retention rules of a department, one ticket at a time.</summary>
internal sealed partial class DepartmentRetention(
    ExpiredTicketQuery expired,
    MessagePurge messages,
    FilePurge files,
    TranscriptPurge transcripts,
    ILogger<DepartmentRetention> logger
)
{
    private const int Batch = 50;

    /// <param name="department">The department.</param>
    /// <param name="times">The rules.</param>
    /// <param name="removed">Accumulates the results.</param>
    /// <param name="cancellationToken">Cancels; the next run continues.</param>
    public async Task ApplyAsync(
        Department department,
        RetentionPeriods times,
        RetentionSummary removed,
        CancellationToken cancellationToken
    )
    {
        List<string> hashes = [];
        if (times.Files is { } keepFiles)
            await EachAsync(expired.WithFiles(department, keepFiles), removed, DropFilesAsync, ReleaseAsync, cancellationToken);
        if (times.Messages is { } keep)
            await EachAsync(
                expired.WithMessages(department, keep),
                removed,
                DropMessagesAsync,
                () => Task.CompletedTask,
                cancellationToken
            );
        if (times.Transcripts is { } keepTranscripts)
            await EachAsync(
                expired.WithTranscripts(department, keepTranscripts),
                removed,
                DropTranscriptsAsync,
                () => Task.CompletedTask,
                cancellationToken
            );

        async Task<int> DropTranscriptsAsync(Guid ticket)
        {
            var dropped = await transcripts.PurgeAsync(ticket, cancellationToken);
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
            removed.Bytes += await files.ReleaseAsync(department.GuildId, hashes, cancellationToken);
            hashes.Clear();
        }
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
            LogFailed(e, ticket);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to apply retention to ticket {Ticket}; the next run retries it")]
    private partial void LogFailed(Exception exception, Guid ticket);
}
