namespace DCTicket.Discord.Native.Rest;

/// <summary>The global rate limit: 50 requests in any second, and none during a global 429.</summary>
internal sealed class GlobalLimit(TimeProvider time)
{
    private const int PerSecond = 50;

    private readonly Lock _lock = new();
    private readonly Queue<Deadline> _sent = new();
    private Deadline _refusedUntil;

    /// <summary>Takes a place and returns zero; or returns how long to wait before the next try.</summary>
    public TimeSpan TryTake()
    {
        lock (_lock)
        {
            if (_refusedUntil.Left(time) is var refused && refused > TimeSpan.Zero)
                return refused;
            while (_sent.TryPeek(out var oldest) && oldest.Left(time) == TimeSpan.Zero)
                _sent.Dequeue();
            if (_sent.Count >= PerSecond)
                return _sent.Peek().Left(time);
            _sent.Enqueue(Deadline.In(TimeSpan.FromSeconds(1), time));
            return TimeSpan.Zero;
        }
    }

    public void BlockFor(TimeSpan wait)
    {
        lock (_lock)
            _refusedUntil = Deadline.In(wait, time);
    }
}
