using System.Reflection;
using DCTicket.Host.Plugins;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>The time limit of a job's run.</summary>
internal static class JobTimeLimit
{
    private const int Intervals = 10;
    private static readonly TimeSpan MaxCronRun = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minimum = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The value of its <see cref="JobTimeoutAttribute"/>, where zero means no limit; else ten times its interval, and at least five
    /// minutes; an hour for a job by cron.
    /// </summary>
    public static TimeSpan Of(PluginJob job) =>
        job.Type.GetCustomAttribute<JobTimeoutAttribute>() switch
        {
            { Timeout: var limit } when limit == TimeSpan.Zero => Timeout.InfiniteTimeSpan,
            { Timeout: var limit } => limit,
            null when job.Every is { } every => every > Minimum / Intervals ? every * Intervals : Minimum,
            null => MaxCronRun,
        };
}
