using System.Security.Cryptography;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>The delays of the gateway. Each has a random part, so that many bots do not reconnect at the same moment.</summary>
public interface IGatewayDelays
{
    /// <summary>Before a reconnect.</summary>
    /// <param name="failures">The number of consecutive connections that did not become ready; 0 right after a ready one.</param>
    TimeSpan BeforeReconnect(int failures);

    /// <summary>Before a new identify after Discord has invalidated the session.</summary>
    TimeSpan BeforeNewSession();

    /// <summary>Before the first heartbeat of a connection.</summary>
    TimeSpan BeforeFirstHeartbeat(TimeSpan interval);
}

/// <summary>As Discord documents: one second doubling up to a minute, one to five seconds, any part of the interval.</summary>
public sealed class JitteredDelays : IGatewayDelays
{
    private const double MaxSeconds = 60;

    public TimeSpan BeforeReconnect(int failures) =>
        failures <= 0
            ? TimeSpan.FromSeconds(0.5 * Fraction())
            : TimeSpan.FromSeconds(Math.Min(MaxSeconds, Math.Pow(2, failures - 1)) * (0.5 + 0.5 * Fraction()));

    public TimeSpan BeforeNewSession() => TimeSpan.FromSeconds(1 + 4 * Fraction());

    public TimeSpan BeforeFirstHeartbeat(TimeSpan interval) => interval * Fraction();

    private static double Fraction() => RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000.0;
}
