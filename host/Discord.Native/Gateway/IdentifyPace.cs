namespace DCTicket.Discord.Native.Gateway;

/// <summary>A shard may identify once in five seconds. Source: Discord's documentation, "Gateway: Sharding: Max Concurrency".</summary>
internal sealed class IdentifyPace(TimeProvider time)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    private long? _last;

    /// <summary>Records an identify.</summary>
    public void Note() => _last = time.GetTimestamp();

    /// <summary>Waits until an identify is allowed.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var left = _last is { } last ? Apart - time.GetElapsedTime(last) : TimeSpan.Zero;
        return left > TimeSpan.Zero ? Task.Delay(left, time, cancellationToken) : Task.CompletedTask;
    }
}
