namespace DCTicket.Host.Plugins;

/// <summary>A job of a plugin, either at an interval or by cron.</summary>
internal sealed record PluginJob(Type Type)
{
    /// <summary>The interval between two starts; null for a job by cron.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Null for a job at an interval.</summary>
    public CronTime? Cron { get; init; }
}
