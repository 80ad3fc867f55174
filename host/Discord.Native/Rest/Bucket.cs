namespace DCTicket.Discord.Native.Rest;

/// <summary>One of Discord's rate limit buckets: a queue, and what the last answer said.</summary>
internal sealed class Bucket(TimeProvider time)
{
    // A longer wait in a header of success is not believed; should it be true, a 429 will say so.
    private static readonly TimeSpan MaxTrustedDelay = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private int? _remaining;
    private Deadline _reset;
    private Deadline _refusedUntil;

    /// <summary>The requests in line; a semaphore wakes asynchronous waiters in the order in which they came.</summary>
    public SemaphoreSlim Queue { get; } = new(1);

    /// <summary>Discord's name for it, once known; guarded by the limiter's lock.</summary>
    public string? Hash { get; set; }

    /// <summary>How many stand in line or have their turn; guarded by the limiter's lock.</summary>
    public int Waiters { get; set; }

    /// <summary>How long a request must wait now.</summary>
    public TimeSpan WaitNow()
    {
        lock (_lock)
        {
            var refused = _refusedUntil.Left(time);
            if (refused > TimeSpan.Zero || _remaining is not 0)
                return refused;
            var reset = _reset.Left(time);
            if (reset == TimeSpan.Zero)
                _remaining = null;
            return reset;
        }
    }

    /// <summary>Counts a request that is being sent, for the case that its answer says nothing.</summary>
    public void Consume()
    {
        lock (_lock)
            if (_remaining > 0)
                _remaining--;
    }

    public void Update(RateLimitReport report)
    {
        lock (_lock)
        {
            if (report.RetryAfter is { } retryAfter)
                _refusedUntil = Deadline.In(retryAfter, time);
            if (report is { Remaining: { } remaining, ResetAfter: { } resetAfter } && resetAfter <= MaxTrustedDelay)
                (_remaining, _reset) = (Math.Max(0, remaining), Deadline.In(resetAfter, time));
        }
    }
}

/// <summary>A moment on the monotonic clock; the default one is past.</summary>
internal readonly record struct Deadline(long Timestamp)
{
    public static Deadline In(TimeSpan wait, TimeProvider time) =>
        new(time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency));

    public TimeSpan Left(TimeProvider time)
    {
        var now = time.GetTimestamp();

        // Rounded up to a millisecond, timers' grain: a wait of less would come back too early and spin.
        return Timestamp == 0 || Timestamp <= now
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Ceiling(time.GetElapsedTime(now, Timestamp).TotalMilliseconds));
    }
}
