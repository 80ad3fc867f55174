using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Jobs;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Reads the health of plugins. An error of one does not affect the others.</summary>
internal sealed class PluginHealthQuery(
    PluginRegistry plugins,
    HandlerResults results,
    JobRuns runs,
    ParkedEvents parked,
    TimeProvider time
)
{
    /// <summary>The maximum number of parked events per plugin: the size of a select menu.</summary>
    public const int MaxParked = 25;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>Gets all plugins of plugins.json, those with problems first.</summary>
    public async Task<IReadOnlyList<PluginHealth>> ListAsync(CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(plugins.All.Select(plugin => ReadAsync(plugin, cancellationToken)));
        return
        [
            .. all.OrderBy(health =>
                health.Light switch
                {
                    PluginLight.Down => 0,
                    PluginLight.Failing => 1,
                    PluginLight.Running => 2,
                    _ => 3,
                }
            ),
        ];
    }

    /// <summary>Gets a plugin; null if plugins.json has none of this id.</summary>
    public async Task<PluginHealth?> FindAsync(string id, CancellationToken cancellationToken) =>
        plugins.All.FirstOrDefault(plugin => plugin.Id == id) is { } plugin ? await ReadAsync(plugin, cancellationToken) : null;

    private async Task<PluginHealth> ReadAsync(PluginStatus plugin, CancellationToken cancellationToken)
    {
        if (plugin is not { IsActive: true, Loaded: { } loaded })
            return new PluginHealth(plugin, [], [], [], null);
        IReadOnlyList<ParkedEvent> events = [];
        string? problem = null;
        try
        {
            // SQLite blocks the calling thread, also while the file is locked.
            events = await Task.Run(() => parked.ListAsync(plugin.Id, MaxParked, cancellationToken), cancellationToken)
                .WaitAsync(MaxWait, time, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            problem = e.Message;
        }

        return new PluginHealth(
            plugin,
            results.Of(plugin.Id),
            [.. loaded.Jobs.Select(job => (job, runs.StatusOf(plugin.Id, job)))],
            events,
            problem
        );
    }
}
