namespace DCTicket.Discord.Native.Gateway;

/// <summary>Sends heartbeats in a loop, and detects missing acknowledgements.</summary>
/// <param name="beat">Sends one; false if it is not possible now.</param>
/// <param name="busy">Whether a handler blocks the receive loop now.</param>
/// <param name="time">The clock.</param>
internal sealed class HeartbeatLoop(Func<CancellationToken, Task<bool>> beat, Func<bool> busy, TimeProvider time)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(41_250);

    private volatile bool _acknowledged = true;

    public void Acknowledge() => _acknowledged = true;

    /// <summary>Runs until cancelled, or until a heartbeat was not acknowledged before the next one: then the connection is dead.</summary>
    public async Task RunAsync(TimeSpan first, TimeSpan interval, CancellationToken cancellationToken)
    {
        await Task.Delay(first, time, cancellationToken);

        // While a handler blocks the receive loop, a missing acknowledgement means nothing.
        while (_acknowledged || busy())
        {
            _acknowledged = false;
            if (!await beat(cancellationToken))
                _acknowledged = true;
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    /// <summary>The interval of HELLO; an invalid one becomes the default.</summary>
    public static TimeSpan Interval(double milliseconds) =>
        milliseconds is > 0 and < 3_600_000 ? TimeSpan.FromMilliseconds(milliseconds) : Usual;
}
