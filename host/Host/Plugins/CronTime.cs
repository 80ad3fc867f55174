namespace DCTicket.Host.Plugins;

/// <summary>When a job by cron runs.</summary>
/// <param name="Expression">The cron expression in Quartz's format.</param>
/// <param name="FindZone">Finds its time zone with the plugin's services.</param>
internal sealed record CronTime(string Expression, Func<IServiceProvider, TimeZoneInfo> FindZone)
{
    /// <summary>The time zone; UTC before the plugin's services exist.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
