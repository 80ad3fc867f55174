using System.Globalization;
using System.Text.Json;
using DCTicket.Discord.Connection;

namespace DCTicket.Host.Health;

/// <summary>Checks whether a bot runs and is connected: the output of <c>--health</c>.</summary>
/// <param name="IsHealthy">Whether it is.</param>
/// <param name="Message">One sentence for people.</param>
internal sealed record HealthCheck(bool IsHealthy, string Message)
{
    /// <summary>The command-line option.</summary>
    public const string Switch = "--health";

    /// <summary>An older state counts as missing.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    /// <summary>Reads the state written by a running bot.</summary>
    public static HealthCheck Read(string file, TimeProvider time)
    {
        if (!File.Exists(file))
            return new HealthCheck(false, $"The bot does not run, or is still waiting for Discord: there is no {file}.");
        HealthReport? report;
        try
        {
            report = JsonSerializer.Deserialize<HealthReport>(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return new HealthCheck(false, $"{file} cannot be read: {e.Message}");
        }

        if (report is null)
            return new HealthCheck(false, $"{file} is empty.");
        if (time.GetUtcNow() - report.WrittenAt > MaxAge)
            return new HealthCheck(false, $"The bot hangs or was killed: its last sign of life in {file} is of {Utc(report.WrittenAt)}.");
        return report.State == ConnectionState.Ready
            ? new HealthCheck(true, $"Connected to Discord since {Utc(report.Since)}.")
            : new HealthCheck(false, $"Not connected to Discord since {Utc(report.Since)}: {report.Reason ?? "connecting"}.");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
