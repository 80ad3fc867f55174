using DCTicket.Contracts;
using DCTicket.Host.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Plugins.BuiltIn;

/// <summary>What there is to know of a plugin at this moment.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Commands">The names of its commands.</param>
/// <param name="Jobs">Its jobs, with the end of their last run.</param>
/// <param name="Parked">How many of its events some handler has failed to take ten times.</param>
internal sealed record PluginStatus(
    Plugin Plugin, IReadOnlyList<string> Commands, IReadOnlyList<(string Name, DateTimeOffset? EndedAt)> Jobs, IReadOnlyList<(string Subscriber, int Count)> Parked);

internal sealed class ReadPlugins(PluginCatalog plugins, JobRuns runs)
{
    public async Task<IReadOnlyList<PluginStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<PluginStatus>();
        foreach (var plugin in plugins.All)
            all.Add(await ReadAsync(plugin, cancellationToken).ConfigureAwait(false));
        return all;
    }

    private async Task<PluginStatus> ReadAsync(Plugin plugin, CancellationToken cancellationToken)
    {
        if (!plugin.IsActive)
            return new PluginStatus(plugin, [], [], []);
        return new PluginStatus(
            plugin,
            [.. plugin.Handlers.Where(h => h.IsCommand).Select(h => h.Label)],
            [.. plugin.Jobs.Select(job => (job.Type.Name, runs.StatusOf(plugin, job).EndedAt))],
            await ParkedAsync(plugin, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<(string, int)>> ParkedAsync(Plugin plugin, CancellationToken cancellationToken)
    {
        if (plugin.Database is null)
            return [];
        await using var db = plugin.Database.CreateContext();
        var parked = await db.Set<OutboxRow>().Where(row => row.DueAt == null).GroupBy(row => row.Subscriber)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. parked.Select(p => (p.Key, p.Count))];
    }
}
