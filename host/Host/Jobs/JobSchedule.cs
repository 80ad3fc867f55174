using DCTicket.Host.Plugins;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>Schedules the plugins' jobs with Quartz.</summary>
internal sealed class JobSchedule(ISchedulerFactory schedulers, PluginRegistry plugins, JobRequests requests, MonotonicTime time)
{
    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var plugin in plugins.Active)
        {
            foreach (var job in plugin.Jobs)
                await AddAsync(_scheduler, plugin, job, cancellationToken);
        }

        await _scheduler.Start(cancellationToken);
        requests.Start((plugin, job) => _ = _scheduler.TriggerJob(new JobKey(job, plugin)).AsTask());
    }

    /// <summary>Stops the scheduler, cancels running jobs, and waits for them for a limited time.</summary>
    public async Task StopAsync(TimeSpan atMost)
    {
        requests.Stop();
        if (_scheduler is not null)
            await _scheduler
                .Shutdown(waitForJobsToComplete: true, CancellationToken.None)
                .AsTask()
                .WaitAsync(atMost, time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AddAsync(IScheduler scheduler, LoadedPlugin plugin, PluginJob job, CancellationToken cancellationToken)
    {
        var detail = JobBuilder
            .Create()
            .OfType<DispatchJob>()
            .WithIdentity(job.Type.Name, plugin.Id)
            .UsingJobData(DispatchJob.PluginKey, plugin.Id)
            .UsingJobData(DispatchJob.JobKey, job.Type.Name)
            .Build();
        var trigger = TriggerBuilder.Create(time).WithIdentity(job.Type.Name, plugin.Id).StartNow();
        if (job.Cron is { } cron)
            trigger.WithCronSchedule(cron.Expression, schedule => schedule.InTimeZone(cron.Zone));
        else
            trigger.WithSimpleSchedule(schedule => schedule.WithInterval(job.Every!.Value).RepeatForever());
        await scheduler.ScheduleJob(detail, trigger.Build(), cancellationToken: cancellationToken);
    }
}
