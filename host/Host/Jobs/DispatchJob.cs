using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>The one job that Quartz knows: it runs a plugin's job in a scope of that plugin. Quartz never sees a plugin's type.</summary>
[DisallowConcurrentExecution]
internal sealed partial class DispatchJob(PluginCatalog plugins, ILogger<DispatchJob> log) : IJob
{
    public const string PluginKey = "plugin";
    public const string JobKey = "job";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(PluginKey);
        var name = context.MergedJobDataMap.GetString(JobKey);
        if (plugins.Active.FirstOrDefault(p => p.Id == id) is not { } plugin || plugin.Jobs.FirstOrDefault(j => j.Type.Name == name) is not { } job)
            return;
        try
        {
            await using var scope = plugin.Services.CreateAsyncScope();
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).Execute(context, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; jobs take up where they left off at the next start.
        }
        catch (Exception e)
        {
            LogFailed(log, e, plugin.Id, job.Type.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: the job {Job} failed; it runs again at its next time")]
    private static partial void LogFailed(ILogger logger, Exception exception, string plugin, string job);
}
