using DCTicket.Host.Startup;
using Microsoft.Extensions.Hosting;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Ends the program once a required plugin that is off because of crashes may be tried again: a service manager restarts it.
/// </summary>
internal sealed class CrashedPluginRestart(PluginRegistry plugins, ExitReason exit, TimeProvider time) : BackgroundService
{
    private const string Reason =
        "A required plugin has been off for its crashes. The bot ends, so that the service manager starts it again with the plugin.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (
            plugins
                .All.Where(plugin => plugin.Entry.Required)
                .SelectMany(plugin => PluginDependencies.FindCrashed(plugin, plugins.All))
                .Max(plugin => plugin.RetryAt)
            is not { } at
        )
            return;
        var pause = at - time.GetUtcNow();
        await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, stoppingToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested)
            exit.End(new StartupException(Reason) { PassesByItself = true });
    }
}
