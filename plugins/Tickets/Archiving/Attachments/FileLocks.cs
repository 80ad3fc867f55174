using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Keeps those apart who fetch, note and delete bytes. The data belongs to one process, so that memory is enough.</summary>
internal sealed class FileLocks(TimeProvider time) : IDisposable
{
    private const int MaxConcurrent = 4;

    // Longer than a form's files are fetched for.
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Snowflake, Task> _fetching = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _promised = new();
    private readonly SemaphoreSlim _downloads = new(MaxConcurrent);
    private readonly SemaphoreSlim _bytes = new(1);

    /// <summary>Fetches a file, unless that is under way; then waits for it. A few at once.</summary>
    public async Task FetchOnceAsync(Snowflake file, Func<Task> fetch, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_fetching.GetOrAdd(file, mine.Task) is var running && running != mine.Task)
        {
            await running.WaitAsync(cancellationToken);
            return;
        }

        try
        {
            await _downloads.WaitAsync(cancellationToken);
            try
            {
                await fetch();
            }
            finally
            {
                _downloads.Release();
            }
        }
        finally
        {
            _fetching.TryRemove(file, out _);
            mine.SetResult();
        }
    }

    /// <summary>Does something with bytes and the rows that name them, while nobody else does.</summary>
    public async Task<T> WithBytesAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await _bytes.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            _bytes.Release();
        }
    }

    /// <summary>These bytes will soon be named by something: a form that is being sent.</summary>
    public void Promise(string hash) => _promised[hash] = time.GetUtcNow() + Promised;

    public bool IsPromised(string hash)
    {
        if (!_promised.TryGetValue(hash, out var until))
            return false;
        if (until > time.GetUtcNow())
            return true;
        _promised.TryRemove(new(hash, until));
        return false;
    }

    public void Dispose()
    {
        _downloads.Dispose();
        _bytes.Dispose();
    }
}
