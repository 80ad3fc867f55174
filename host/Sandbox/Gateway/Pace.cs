namespace DCTicket.Sandbox.Gateway;

/// <summary>A rate limit: a number of events in a sliding window.</summary>
internal sealed class Pace(int most, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    public int Count(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest >= window)
            _taken.Dequeue();
        return _taken.Count;
    }

    /// <summary>Counts an event; false if the limit is exceeded.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (Count(now) >= most)
            return false;
        _taken.Enqueue(now);
        return true;
    }

    /// <summary>The time until the next one is allowed.</summary>
    public TimeSpan Wait(DateTimeOffset now) => Count(now) < most ? TimeSpan.Zero : _taken.Peek() + window - now;
}
