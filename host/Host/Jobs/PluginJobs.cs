using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Quartz;

namespace DCTicket.Host.Jobs;

/// <summary>The jobs of one plugin.</summary>
internal sealed class PluginJobs(PluginDefinition plugin, JobRequests requests) : IJobs
{
    public void RunSoon<TJob>()
        where TJob : class, IJob
    {
        if (!plugin.Jobs.Any(job => job.Type == typeof(TJob)))
            throw new InvalidOperationException(
                $"The plugin {plugin.Id} has no job {typeof(TJob).Name}. Add it by AddJob<{typeof(TJob).Name}>(…) in Configure."
            );
        requests.Add(plugin.Id, typeof(TJob).Name);
    }
}
