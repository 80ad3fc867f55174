namespace DCTicket.Host.Jobs;

/// <summary>
/// A clock that starts at the system time and then only counts elapsed time. Jobs use it, so that a correction of the system clock neither
/// stops them nor triggers extra runs.
/// </summary>
internal sealed class MonotonicTime(TimeProvider time) : TimeProvider
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _startedAt = time.GetTimestamp();

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _start + time.GetElapsedTime(_startedAt);

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
