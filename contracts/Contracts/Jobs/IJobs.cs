using Quartz;

namespace DCTicket.Contracts;

/// <summary>The plugin's own jobs. Ask for it in a constructor.</summary>
public interface IJobs
{
    /// <summary>
    /// Runs a job as soon as possible, beside its usual times; returns at once. If it is running, it runs once more afterwards. Several
    /// calls before a run starts are one run. Call it after the save that the job shall see: not in a durable handler, which the host saves
    /// later.
    /// </summary>
    /// <exception cref="InvalidOperationException">The plugin has not added the job.</exception>
    void RunSoon<TJob>()
        where TJob : class, IJob;
}
