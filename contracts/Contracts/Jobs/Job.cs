using Quartz;

namespace DCTicket.Contracts;

/// <summary>
/// A recurring job (<see cref="IPluginBuilder.AddJob{TJob}(TimeSpan)"/>); each run has its own scope. A run that throws is logged, and the
/// job runs again at its next time. The time limit of a run is ten times its interval, at least five minutes, unless <see
/// cref="JobTimeoutAttribute"/>
/// sets another one.
/// </summary>
public abstract class Job : IJob
{
    ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => new(RunAsync(cancellationToken));

    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Cancelled when the host stops or the time limit is over.</param>
    protected abstract Task RunAsync(CancellationToken cancellationToken);
}
