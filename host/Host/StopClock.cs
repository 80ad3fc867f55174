using Microsoft.Extensions.Hosting;

namespace DCTicket.Host;

/// <summary>Measures the duration of a stop, since all its steps share one limit.</summary>
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

    /// <summary>Gets the rest of a time limit that began with the stop; zero if it is over.</summary>
    public TimeSpan Left(TimeSpan within)
    {
        var left = within - (_began is { } began ? _time.GetElapsedTime(began) : TimeSpan.Zero);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
