using Microsoft.Extensions.Hosting;

namespace DCTicket.Host;

/// <summary>Measures how long a stop has taken so far, since all of its steps together have one limit.</summary>
internal sealed class StopClock
{
    private readonly TimeProvider _time;
    private long? _began;

    public StopClock(IHostApplicationLifetime lifetime, TimeProvider time)
    {
        _time = time;
        lifetime.ApplicationStopping.Register(() => _began ??= time.GetTimestamp());
    }

    public TimeProvider Time => _time;

    /// <summary>What is left of a time that is counted from the beginning of the stop; zero where it is over.</summary>
    public TimeSpan Left(TimeSpan within)
    {
        var left = within - (_began is { } began ? _time.GetElapsedTime(began) : TimeSpan.Zero);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
