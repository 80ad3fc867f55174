using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Jobs;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Reads how the plugins are. What is wrong with one of them never keeps the others from being shown.</summary>
internal sealed class PluginHealthQuery(
    PluginRegistry plugins,
    HandlerResults results,
    JobRuns runs,
    ParkedEvents parked,
    TimeProvider time
)
{
    /// <summary>As many parked events of a plugin are read: as many as a list of Discord has room for.</summary>
    public const int MaxParked = 25;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>All plugins of plugins.json, those that need somebody first.</summary>
    public async Task<IReadOnlyList<PluginHealth>> ListAsync(CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(plugins.All.Select(plugin => ReadAsync(plugin, cancellationToken))).ConfigureAwait(false);
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

    /// <summary>A plugin; null where plugins.json has none of that id.</summary>
    public async Task<PluginHealth?> FindAsync(string id, CancellationToken cancellationToken) =>
        plugins.All.FirstOrDefault(plugin => plugin.Id == id) is { } plugin
            ? await ReadAsync(plugin, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<PluginHealth> ReadAsync(PluginStatus plugin, CancellationToken cancellationToken)
    {
        if (plugin is not { IsActive: true, Loaded: { } loaded })
            return new PluginHealth(plugin, [], [], [], null);
        IReadOnlyList<ParkedEvent> events = [];
        string? problem = null;
        try
        {
            // SQLite works on the thread that asks, and waits there for a locked file.
            events = await Task.Run(() => parked.ListAsync(plugin.Id, MaxParked, cancellationToken), cancellationToken)
                .WaitAsync(MaxWait, time, cancellationToken)
                .ConfigureAwait(false);
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
