namespace DCTicket.Discord.Native.Gateway;

/// <summary>Sends heartbeats on a loop of its own, and notices when they are no longer answered.</summary>
/// <param name="beat">Sends one; false when it may not just now.</param>
/// <param name="busy">Whether a handler holds up the receiving side just now.</param>
/// <param name="time">The clock.</param>
internal sealed class HeartbeatLoop(Func<CancellationToken, Task<bool>> beat, Func<bool> busy, TimeProvider time)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(41_250);

    private volatile bool _acknowledged = true;

    public void Acknowledge() => _acknowledged = true;

    /// <summary>
    /// Beats until cancelled, or until a beat was not answered before the next one was due: then the line is dead and it returns.
    /// </summary>
    public async Task RunAsync(TimeSpan first, TimeSpan interval, CancellationToken cancellationToken)
    {
        await Task.Delay(first, time, cancellationToken);

        // While a handler keeps us from reading, a missing answer says nothing about the line.
        while (_acknowledged || busy())
        {
            _acknowledged = false;
            if (!await beat(cancellationToken))
                _acknowledged = true;
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    /// <summary>The interval that HELLO asks for; a senseless one becomes the usual one.</summary>
    public static TimeSpan Interval(double milliseconds) =>
        milliseconds is > 0 and < 3_600_000 ? TimeSpan.FromMilliseconds(milliseconds) : Usual;
}
