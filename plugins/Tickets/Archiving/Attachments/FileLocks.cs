using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>
/// Serializes download, recording and deletion of files. The data folder is locked by one process, so locks in memory suffice.
/// </summary>
internal sealed class FileLocks(TimeProvider time) : IDisposable
{
    private const int MaxConcurrent = 4;

    // Longer than the download of a form's files.
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Snowflake, Task> _fetching = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _promised = new();
    private readonly SemaphoreSlim _downloads = new(MaxConcurrent);
    private readonly SemaphoreSlim _bytes = new(1);

    /// <summary>Downloads a file, or waits for a running download. A few run concurrently.</summary>
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

    /// <summary>Runs an action on a file and its rows exclusively.</summary>
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

    /// <summary>Protects a file that a submitted form will reference.</summary>
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
