namespace DCTicket.Sandbox.Clock;

/// <summary>The Sandbox's clock: it follows another clock, and can be advanced. Due timers then fire at once.</summary>
internal sealed class VirtualClock(TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];
    private TimeSpan _ahead;

    public TimeSpan Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
        }
    }

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => real.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by)
    {
        List<Alarm> alarms;
        lock (_gate)
        {
            _ahead += by;
            alarms = [.. _alarms];
        }

        alarms.ForEach(a => a.Hasten(by));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (_gate)
            _alarms.Add(alarm);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>A timer of the real clock, restarted when this one is advanced.</summary>
    private sealed class Alarm : ITimer
    {
        private readonly VirtualClock _clock;
        private readonly Lock _gate = new();
        private readonly ITimer _timer;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public Alarm(VirtualClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _timer = clock.Real.CreateTimer(_ => Ring(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _due = dueTime < TimeSpan.Zero ? null : _clock.Real.GetUtcNow() + dueTime;
                return _timer.Change(dueTime, period);
            }
        }

        public void Hasten(TimeSpan by)
        {
            lock (_gate)
            {
                if (_due is not { } due)
                    return;
                _due = due - by;
                var left = due - by - _clock.Real.GetUtcNow();
                _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
                _clock._alarms.Remove(this);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(TimerCallback callback, object? state)
        {
            lock (_gate)
                _due = _period > TimeSpan.Zero ? _clock.Real.GetUtcNow() + _period : null;
            callback(state);
        }
    }

    private TimeProvider Real => real;
}
