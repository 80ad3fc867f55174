using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>Registers the services that run the plugins' jobs.</summary>
internal static class JobServices
{
    // More than there are jobs, so that no job waits for another. An unused thread costs nothing.
    private const int MaxJobsAtOnce = 1000;

    public static IServiceCollection AddJobs(this IServiceCollection services, TimeProvider time)
    {
        var clock = new MonotonicTime(time);
        return services
            .AddSingleton(clock)
            .AddSingleton<JobRequests>()
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
