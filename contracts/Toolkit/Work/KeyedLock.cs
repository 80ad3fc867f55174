namespace DCTicket.Toolkit.Work;

/// <summary>
/// An asynchronous lock per key, within one process. Different keys do not wait for each other. Unused keys are removed. The lock is not
/// reentrant.
/// </summary>
/// <param name="time">The clock of <see cref="TryEnterAsync"/>.</param>
public class KeyedLock<TKey>(TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Entry> _entries = [];

    /// <summary>The number of keys that are locked or waited for.</summary>
    public int Count
    {
        get
        {
            lock (_entries)
                return _entries.Count;
        }
    }

    /// <summary>Acquires the lock of a key. Dispose the result to release it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        var entry = Join(key);
        try
        {
            await entry.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }

        return new Holder(this, key, entry);
    }

    /// <summary>Acquires the lock of a key; null if that takes longer than <paramref name="maxWait"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<IDisposable?> TryEnterAsync(TKey key, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(maxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await EnterAsync(key, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private Entry Join(TKey key)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var entry))
                _entries.Add(key, entry = new Entry());
            entry.Users++;
            return entry;
        }
    }

    private void Leave(TKey key, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users == 0)
                _entries.Remove(key);
        }
    }

    private sealed class Entry
    {
        public int Users { get; set; }

        public SemaphoreSlim Gate { get; } = new(1);
    }

    private sealed class Holder(KeyedLock<TKey> locks, TKey key, Entry entry) : IDisposable
    {
        private bool _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, true))
                return;
            entry.Gate.Release();
            locks.Leave(key, entry);
        }
    }
}
