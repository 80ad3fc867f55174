using DCTicket.Host.Plugins;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>Puts the plugins' jobs into Quartz.</summary>
internal sealed class JobSchedule(ISchedulerFactory schedulers, PluginCatalog plugins, TimeProvider time)
{
    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        foreach (var plugin in plugins.Active)
        {
            foreach (var job in plugin.Jobs)
                await AddAsync(_scheduler, plugin, job, cancellationToken).ConfigureAwait(false);
        }

        await _scheduler.Start(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When a job runs next; null when it does not.</summary>
    public async Task<DateTimeOffset?> NextRunAsync(Plugin plugin, PluginJob job, CancellationToken cancellationToken)
    {
        var trigger = _scheduler is null ? null : await _scheduler.GetTrigger(new TriggerKey(job.Type.Name, plugin.Id), cancellationToken).ConfigureAwait(false);
        return trigger?.NextFireTimeUtc;
    }

    /// <summary>Starts no more jobs, and waits for those that run, though not for ever: a job may be stuck.</summary>
    public async Task StopAsync(TimeSpan atMost)
    {
        if (_scheduler is not null)
            await _scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).AsTask()
                .WaitAsync(atMost, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task AddAsync(IScheduler scheduler, Plugin plugin, PluginJob job, CancellationToken cancellationToken)
    {
        var detail = JobBuilder.Create().OfType<DispatchJob>()
            .WithIdentity(job.Type.Name, plugin.Id)
            .UsingJobData(DispatchJob.PluginKey, plugin.Id)
            .UsingJobData(DispatchJob.JobKey, job.Type.Name)
            .Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(job.Type.Name, plugin.Id)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(job.Every).RepeatForever())
            .Build();
        await scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
