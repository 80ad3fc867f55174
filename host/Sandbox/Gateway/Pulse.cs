namespace DCTicket.Sandbox.Gateway;

/// <summary>Detects missing heartbeats: after one and a half intervals.</summary>
internal sealed class Pulse(SandboxOptions options) : IDisposable
{
    // The real clock: advancing the Sandbox's clock must not disconnect anybody.
    private readonly TimeProvider _time = options.Time;
    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.HeartbeatIntervalMilliseconds * 1.5);
    private ITimer? _timer;

    public void Watch(Action dead)
    {
        if (options.Level != SandboxLevel.Fast)
            _timer ??= _time.CreateTimer(_ => dead(), null, _patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>No longer watched.</summary>
    public void Rest() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Felt() => _timer?.Change(_patience, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer?.Dispose();
}
