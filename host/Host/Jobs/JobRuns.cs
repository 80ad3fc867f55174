using System.Collections.Concurrent;
using DCTicket.Discord.Connection;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>
/// Runs the plugins' jobs with a time limit. An overdue run releases its thread slot, and the job does not start again until that run has
/// ended.
/// </summary>
internal sealed partial class JobRuns(HandlerResults results, JobRequests requests, TimeProvider time, ILogger<JobRuns> logger)
{
    // Otherwise a job that fails every second would log 86,400 stack traces a day.
    private readonly LogThrottle _failures = new(time, perHour: 4);
    private readonly ConcurrentDictionary<(string Plugin, string Job), Run> _last = new();

    public JobStatus StatusOf(string plugin, PluginJob job) =>
        _last.TryGetValue((plugin, job.Type.Name), out var run) ? run.Status : JobStatus.None;

    /// <summary>Runs a job in a scope of its plugin; never throws.</summary>
    public async Task RunAsync(LoadedPlugin plugin, PluginJob job, IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var key = (plugin.Id, job.Type.Name);
        var limit = JobTimeLimit.Of(job);
        if (_last.TryGetValue(key, out var last) && !last.Task.IsCompleted)
        {
            Fail(
                plugin,
                job,
                new TimeoutException($"The job did not end within {limit}. It is still running, and does not start again before it ends.")
            );
            return;
        }

        requests.Remove(plugin.Id, job.Type.Name);
        // Not on Quartz's thread: a job may block it.
        var task = Task.Run(() => ExecuteAsync(plugin, job, context, cancellationToken), CancellationToken.None);
        var run = new Run(task, time.GetUtcNow(), last?.Status.EndedAt);
        _last[key] = run;
        try
        {
            await task.WaitAsync(limit, time, CancellationToken.None);
            results.RecordSuccess(plugin.Id, job.Type.Name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; jobs continue at the next start.
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                late => _ = late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
            Fail(plugin, job, new TimeoutException($"The job did not end within {limit}."));
            await context.Scheduler.InterruptFireInstance(context.FireInstanceId, CancellationToken.None);
        }
        catch (Exception e)
        {
            Fail(plugin, job, e);
        }
        finally
        {
            run.EndedAt = time.GetUtcNow();
        }
    }

    private static async Task ExecuteAsync(
        LoadedPlugin plugin,
        PluginJob job,
        IJobExecutionContext context,
        CancellationToken cancellationToken
    )
    {
        using var execution = plugin.Enter();
        await using var scope = plugin.Services.CreateAsyncScope();
        await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).Execute(context, cancellationToken);
    }

    private void Fail(LoadedPlugin plugin, PluginJob job, Exception exception)
    {
        results.RecordFailure(plugin.Id, job.Type.Name, exception);
        if (_failures.ShouldLog($"{plugin.Id}/{job.Type.Name}/{exception.GetType()}", out var suppressed))
            LogFailed(exception, plugin.Id, job.Type.Name, suppressed);
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: job {Job} failed; it runs again at its next time ({Suppressed} similar messages suppressed)")]
    private partial void LogFailed(Exception exception, string plugin, string job, int suppressed);

    private sealed class Run(Task task, DateTimeOffset startedAt, DateTimeOffset? endedBefore)
    {
        public Task Task => task;

        /// <summary>When it ended or was overdue; null before.</summary>
        public DateTimeOffset? EndedAt { get; set; }

        public JobStatus Status =>
            new(task.IsCompleted ? null : startedAt, EndedAt ?? endedBefore, EndedAt is not null && !task.IsCompleted);
    }
}
