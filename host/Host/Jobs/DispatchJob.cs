using DCTicket.Host.Plugins;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>The Quartz job that runs a plugin's job. Quartz never sees a plugin's type.</summary>
[DisallowConcurrentExecution]
internal sealed class DispatchJob(PluginRegistry plugins, JobRuns runs) : IJob
{
    public const string PluginKey = "plugin";
    public const string JobKey = "job";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(PluginKey);
        var name = context.MergedJobDataMap.GetString(JobKey);
        if (id is not null && plugins.FindActive(id) is { } plugin && plugin.Jobs.FirstOrDefault(j => j.Type.Name == name) is { } job)
            await runs.RunAsync(plugin, job, context, cancellationToken);
    }
}
