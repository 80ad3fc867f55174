using System.Security.Cryptography;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>How long the gateway waits. Every wait has a random part, so that many bots do not come back at the same moment.</summary>
public interface IGatewayDelays
{
    /// <summary>Before connecting again.</summary>
    /// <param name="failures">How many connections in a row did not become ready; 0 right after one that did.</param>
    TimeSpan BeforeReconnect(int failures);

    /// <summary>Before identifying anew after Discord dropped the session.</summary>
    TimeSpan BeforeNewSession();

    /// <summary>Before the first heartbeat of a connection.</summary>
    TimeSpan BeforeFirstHeartbeat(TimeSpan interval);
}

/// <summary>What Discord asks for: one second doubling up to a minute, one to five seconds, any part of the interval.</summary>
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
