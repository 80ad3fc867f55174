namespace DCTicket.Sandbox.Gateway;

/// <summary>Whether a client's heart still beats: one and a half intervals without a beat, and it is dead.</summary>
internal sealed class Pulse(SandboxOptions options) : IDisposable
{
    // Not the world's clock: when that is moved, nobody's heart stops.
    private readonly TimeProvider _time = options.Time;
    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.HeartbeatIntervalMilliseconds * 1.5);
    private ITimer? _timer;

    public void Watch(Action dead)
    {
        if (options.Level != SandboxLevel.Fast)
            _timer ??= _time.CreateTimer(_ => dead(), null, _patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is not watched any more.</summary>
    public void Rest() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Felt() => _timer?.Change(_patience, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();
}
