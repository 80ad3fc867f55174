using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>Registers what runs the plugins' jobs.</summary>
internal static class JobServices
{
    // More than there ever are jobs: a job waits for its time and for nobody. A place that is not used costs nothing.
    private const int MaxJobsAtOnce = 1000;

    public static IServiceCollection AddJobs(this IServiceCollection services, TimeProvider time)
    {
        var clock = new MonotonicTime(time);
        return services
            .AddSingleton(clock)
            .AddSingleton<JobRuns>()
            .AddSingleton<JobSchedule>()
            .AddQuartz(quartz =>
                quartz
                    .UseTimeProvider(clock)
                    .UseDefaultThreadPool(MaxJobsAtOnce)
                    .ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always)
            );
    }
}
