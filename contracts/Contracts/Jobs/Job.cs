using Quartz;

namespace DCTicket.Contracts;

/// <summary>
/// Work that runs again and again (<see cref="IPluginBuilder.AddJob"/>), each time in a scope of its own. A run that throws is logged, and
/// the job runs again at its next time. A run may take ten times its interval and at least five minutes, unless
/// <see cref="JobTimeoutAttribute"/> says otherwise.
/// </summary>
public abstract class Job : IJob
{
    ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => new(RunAsync(cancellationToken));

    /// <summary>Runs once.</summary>
    /// <param name="cancellationToken">Cancelled when the host stops or the time of the run is over.</param>
    protected abstract Task RunAsync(CancellationToken cancellationToken);
}
