using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Jobs;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>A snapshot of a plugin's health.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Failures">The last failures of its handlers and jobs; working ones have zero consecutive failures.</param>
/// <param name="Jobs">Its jobs.</param>
/// <param name="Parked">The oldest parked events that it raised.</param>
/// <param name="DatabaseProblem">Why its database could not be read; null for no problem, and without a database.</param>
internal sealed record PluginHealth(
    PluginStatus Plugin,
    IReadOnlyList<HandlerFailure> Failures,
    IReadOnlyList<(PluginJob Job, JobStatus Status)> Jobs,
    IReadOnlyList<ParkedEvent> Parked,
    string? DatabaseProblem
)
{
    /// <summary>The number of consecutive failures from which a plugin counts as failing.</summary>
    public const int MaxFailuresInARow = 10;

    /// <summary>The same for what fails over <see cref="LongFailure"/>, such as a job that runs once an hour.</summary>
    public const int MaxLongFailures = 3;

    /// <summary>The minimum time between the first and the last of such failures.</summary>
    public static readonly TimeSpan LongFailure = TimeSpan.FromMinutes(10);

    public PluginLight Light =>
        Plugin.State == PluginState.Disabled ? PluginLight.Off
        : !Plugin.IsActive ? PluginLight.Down
        : Failing.Any() || Stuck.Any() || Parked.Count > 0 || DatabaseProblem is not null ? PluginLight.Failing
        : PluginLight.Running;

    /// <summary>The handlers and jobs that fail repeatedly.</summary>
    public IEnumerable<HandlerFailure> Failing =>
        Failures.Where(failure =>
            failure.InARow >= MaxFailuresInARow || (failure.InARow >= MaxLongFailures && failure.LastAt - failure.Since >= LongFailure)
        );

    /// <summary>The overdue jobs.</summary>
    public IEnumerable<(PluginJob Job, JobStatus Status)> Stuck => Jobs.Where(job => job.Status.Overran);
}
