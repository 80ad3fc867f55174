using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>The servers to check, and the last reported findings.</summary>
internal sealed class HealthMonitor(TimeProvider time)
{
    // Changes come in bursts: an admin moves roles, a template creates channels.
    private static readonly TimeSpan DebounceDelay = TimeSpan.FromSeconds(8);

    // Discord takes at most 25 characters.
    private const int MaxNonce = 24;

    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _due = new();
    private readonly ConcurrentDictionary<Snowflake, string> _told = new();
    private readonly ConcurrentDictionary<Snowflake, (string Findings, string? Nonce)> _untold = new();

    private readonly ConcurrentDictionary<(Snowflake, string), bool> _logged = new();

    public void ScheduleCheck(Snowflake guild) => _due[guild] = time.GetUtcNow() + DebounceDelay;

    public IReadOnlyList<Snowflake> TakeDue()
    {
        var now = time.GetUtcNow();
        return [.. _due.Where(entry => entry.Value <= now && _due.TryRemove(entry)).Select(entry => entry.Key)];
    }

    /// <summary>Whether these findings were the last reported ones.</summary>
    public bool IsTold(Snowflake guild, string findings) => _told.GetValueOrDefault(guild, "") == findings;

    /// <summary>The nonce of a report; unchanged until it is sent, so that Discord drops a duplicate.</summary>
    public string NonceOf(Snowflake guild, string findings)
    {
        var report = _untold.GetValueOrDefault(guild);
        if (report.Nonce is null || report.Findings != findings)
            _untold[guild] = report = (findings, Guid.NewGuid().ToString("N")[..MaxNonce]);
        return report.Nonce;
    }

    /// <summary>Whether to log a server's findings; true once.</summary>
    public bool IsNewToLog(Snowflake guild, string text) => _logged.TryAdd((guild, text), true);

    public void NoteTold(Snowflake guild, string findings)
    {
        _told[guild] = findings;
        _untold.TryRemove(guild, out _);
    }
}
