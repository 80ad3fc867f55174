namespace DCTicket.Discord.Native.Rest;

/// <summary>A rate limit bucket: a queue, and the state of the last response.</summary>
internal sealed class Bucket(TimeProvider time)
{
    // A longer wait in the headers of a success is not trusted; a 429 would confirm it.
    private static readonly TimeSpan MaxTrustedDelay = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private int? _remaining;
    private Deadline _reset;
    private Deadline _refusedUntil;

    /// <summary>The queue; a semaphore wakes asynchronous waiters in order.</summary>
    public SemaphoreSlim Queue { get; } = new(1);

    /// <summary>Discord's hash, once known; guarded by the limiter's lock.</summary>
    public string? Hash { get; set; }

    /// <summary>The number of queued and running requests; guarded by the limiter's lock.</summary>
    public int Waiters { get; set; }

    /// <summary>How long a request has to wait now.</summary>
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

    /// <summary>Counts a request in flight, in case its response has no headers.</summary>
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

/// <summary>A point of the monotonic clock; the default is in the past.</summary>
internal readonly record struct Deadline(long Timestamp)
{
    public static Deadline In(TimeSpan wait, TimeProvider time) =>
        new(time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency));

    public TimeSpan Left(TimeProvider time)
    {
        var now = time.GetTimestamp();

        // Rounded up to a millisecond, the resolution of timers: a shorter wait would return too early and spin.
        return Timestamp == 0 || Timestamp <= now
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Ceiling(time.GetElapsedTime(now, Timestamp).TotalMilliseconds));
    }
}
