using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Writes events of all tickets in batches: entries that arrive during one batch form the next one. Callers wait until their entry is
/// written. So the gateway session never counts an event as handled that a crash would lose, and a full queue applies back pressure.
/// </summary>
internal sealed partial class ArchiveWriter(IServiceScopeFactory scopes, ILogger<ArchiveWriter> logger) : IAsyncDisposable
{
    private const int MaxWaiting = 2048;
    private const int MaxBatchSize = 1000;

    private readonly Channel<Request> _queue = Channel.CreateBounded<Request>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true }
    );
    private readonly Lock _lock = new();
    private AsyncServiceScope _scope;
    private Task? _running;

    /// <summary>Ends when all entries are in the database. A cancelled wait does not cancel the write.</summary>
    public async Task WriteAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        Start();
        var request = new Request(entries);
        await _queue.Writer.WriteAsync(request, cancellationToken);
        await request.Done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends when all earlier entries are in the database.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => WriteAsync([], cancellationToken);

    /// <summary>Ends when all entries are in the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_running is null)
            return;
        await _running;
        await _scope.DisposeAsync();
    }

    // One scope for all batches: at shutdown, for the last ones, no new one can be created.
    private void Start()
    {
        lock (_lock)
        {
            if (_running is not null)
                return;
            _scope = scopes.CreateAsyncScope();
            // EF creates its services at the first use, which may be at shutdown.
            _scope.ServiceProvider.GetRequiredService<TicketsDbContext>().ChangeTracker.Clear();
            var archive = _scope.ServiceProvider.GetRequiredService<ArchiveBatch>();
            _running = Task.Run(() => RunAsync(archive), CancellationToken.None);
        }
    }

    private async Task RunAsync(ArchiveBatch archive)
    {
        var batch = new List<Request>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            for (var count = 0; count < MaxBatchSize && _queue.Reader.TryRead(out var next); count += next.Entries.Count)
                batch.Add(next);
            await WriteAsync(archive, batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(ArchiveBatch archive, List<Request> batch)
    {
        if (await TryAsync(archive, [.. batch.SelectMany(request => request.Entries)]) is not { } failure)
        {
            batch.ForEach(request => request.Done.SetResult());
            return;
        }

        // An invalid entry must not fail the others.
        LogFailed(failure, batch.Count);
        foreach (var request in batch)
        {
            if (await TryAsync(archive, request.Entries) is { } alone)
                request.Done.SetException(alone);
            else
                request.Done.SetResult();
        }
    }

    private static async Task<Exception?> TryAsync(ArchiveBatch archive, IReadOnlyList<ArchiveEntry> entries)
    {
        if (entries.Count == 0)
            return null;
        try
        {
            await archive.ArchiveAsync(entries, CancellationToken.None);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to archive {Count} message changes in one batch; retrying one by one")]
    private partial void LogFailed(Exception exception, int count);

    private sealed record Request(IReadOnlyList<ArchiveEntry> Entries)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
