namespace DCTicket.Sandbox.Gateway;

/// <summary>So many in so long, counted over the time that has just passed.</summary>
internal sealed class Pace(int most, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    public int Count(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest >= window)
            _taken.Dequeue();
        return _taken.Count;
    }

    /// <summary>Counts one more; false when that is too many.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (Count(now) >= most)
            return false;
        _taken.Enqueue(now);
        return true;
    }

    /// <summary>How long until there is room again.</summary>
    public TimeSpan Wait(DateTimeOffset now) => Count(now) < most ? TimeSpan.Zero : _taken.Peek() + window - now;
}
