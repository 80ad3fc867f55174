using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Jobs;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>What there is to know of a plugin at this moment.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Failures">How its handlers and jobs failed last; those that work again have zero in a row.</param>
/// <param name="Jobs">Its jobs.</param>
/// <param name="Parked">The oldest of the events that it raised and that some handler has failed to take ten times.</param>
/// <param name="DatabaseProblem">Why its database could not be read; null when it could, and where it has none.</param>
internal sealed record PluginHealth(
    PluginStatus Plugin,
    IReadOnlyList<HandlerFailure> Failures,
    IReadOnlyList<(PluginJob Job, JobStatus Status)> Jobs,
    IReadOnlyList<ParkedEvent> Parked,
    string? DatabaseProblem
)
{
    /// <summary>So many failures in a row make a plugin one that fails.</summary>
    public const int MaxFailuresInARow = 10;

    public PluginLight Light =>
        Plugin.State == PluginState.Disabled ? PluginLight.Off
        : !Plugin.IsActive ? PluginLight.Down
        : Failing.Any() || Stuck.Any() || Parked.Count > 0 || DatabaseProblem is not null ? PluginLight.Failing
        : PluginLight.Running;

    /// <summary>What fails each time.</summary>
    public IEnumerable<HandlerFailure> Failing => Failures.Where(failure => failure.InARow >= MaxFailuresInARow);

    /// <summary>The jobs that go on after their time.</summary>
    public IEnumerable<(PluginJob Job, JobStatus Status)> Stuck => Jobs.Where(job => job.Status.Overran);
}
