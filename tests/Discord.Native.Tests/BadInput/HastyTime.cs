namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>A clock on which everything passes many times faster, for what would otherwise wait for seconds.</summary>
internal sealed class HastyTime : TimeProvider
{
    private const int Times = 200;

    public override long GetTimestamp() => System.GetTimestamp() * Times;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + (System.GetElapsedTime(0) * Times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)));

    private static TimeSpan Shorten(TimeSpan time) =>
        time > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / Times)) : time;

    private sealed class Timer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Shorten(dueTime), Shorten(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
