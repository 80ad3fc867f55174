using System.Globalization;
using DCTicket.Discord.Json;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Texts of /plugins that several commands use.</summary>
internal static class PluginTexts
{
    private const int MaxCause = 200;

    public static string Sign(PluginHealth health) =>
        health.Light switch
        {
            PluginLight.Running => "🟢",
            PluginLight.Failing => "🟡",
            PluginLight.Off => "⚪",
            _ => "🔴",
        };

    /// <summary>The problems of a plugin, one line each; for the bot's owner only.</summary>
    public static IEnumerable<string> Causes(PluginHealth health, CultureInfo culture)
    {
        var plugin = health.Plugin;
        if (health.Light == PluginLight.Off)
            return [Get(culture, "plugins.disabled")];
        if (health.Light == PluginLight.Down)
            return [Get(culture, "plugins.failed", plugin.State, Line(plugin.Cause))];
        var causes = new List<string>();
        if (health.DatabaseProblem is { } problem)
            causes.Add(Get(culture, "plugins.database", Line(problem)));
        causes.AddRange(
            health.Stuck.Select(job => Get(culture, "plugins.stuck", job.Job.Type.Name, Relative(job.Status.RunningSince!.Value)))
        );
        causes.AddRange(
            health.Failing.Select(failure => Get(culture, "plugins.failing", failure.Handler, failure.InARow, Relative(failure.Since)))
        );
        if (health.Parked.Count > 0)
            causes.Add(Count(culture, "plugins.parked", health.Parked.Count));
        return causes;
    }

    /// <summary>A relative timestamp.</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>A timestamp with date and time.</summary>
    public static string Exact(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:f>";

    /// <summary>When a job runs.</summary>
    public static string Timing(CultureInfo culture, PluginJob job) =>
        job.Cron is { } cron
            ? Get(culture, "plugins.cron", cron.Expression, cron.Zone.Id)
            : Get(culture, "plugins.every", Every(culture, job.Every!.Value));

    /// <summary>A duration in the largest unit that divides it.</summary>
    public static string Every(CultureInfo culture, TimeSpan pause) =>
        pause.Ticks % TimeSpan.TicksPerDay == 0 ? Get(culture, "plugins.days", pause.TotalDays)
        : pause.Ticks % TimeSpan.TicksPerHour == 0 ? Get(culture, "plugins.hours", pause.TotalHours)
        : pause.Ticks % TimeSpan.TicksPerMinute == 0 ? Get(culture, "plugins.minutes", pause.TotalMinutes)
        : Get(culture, "plugins.seconds", pause.TotalSeconds);

    /// <summary>A text of another source in one line, without Markdown.</summary>
    public static string Line(string? text)
    {
        var line = (text ?? "").ReplaceLineEndings(" ").Replace('`', '\'').Trim();
        return line.Length == 0 ? "–" : $"`{TextLimit.Truncate(line, MaxCause)}`";
    }

    /// <summary>A text with a number, with singular and plural.</summary>
    public static string Count(CultureInfo culture, string key, int count) =>
        Get(culture, count == 1 ? $"{key}.one" : $"{key}.several", count);

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) =>
        HostTexts.Catalog.Get(culture, key, arguments);
}
