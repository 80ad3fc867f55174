using DCTicket.Host.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>Loads the plugins at start, and disposes their services at the end.</summary>
internal sealed partial class PluginService(
    PluginLoader loader,
    IReadOnlyList<PluginEntry> entries,
    DatabaseStarts starts,
    StopClock stop,
    ILogger<PluginService> logger
) : IHostedService
{
    private static readonly TimeSpan MaxStopTime = BotHost.StopWithin - TimeSpan.FromSeconds(0.5);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        starts.Check();
        await loader.LoadAsync(entries, cancellationToken);
        starts.Begin([.. loader.Registry.Active.Select(plugin => plugin.Database).OfType<PluginDatabase>()]);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var left = stop.Left(MaxStopTime);
        await Task.WhenAll(loader.Registry.Active.Select(plugin => DisposeAsync(plugin, left)));
        LogStopped();
    }

    private async Task DisposeAsync(LoadedPlugin plugin, TimeSpan atMost)
    {
        try
        {
            await PluginStep.RunAsync(
                plugin.Definition.Mark,
                async () =>
                {
                    // Before its services: it uses them.
                    await plugin.BackgroundWork.StopAsync();
                    await plugin.Services.DisposeAsync();
                },
                atMost,
                stop.Time,
                CancellationToken.None
            );
            if (plugin.Database is { } database)
                starts.Close(database);
        }
        catch (TimeoutException)
        {
            LogNotEnded(plugin.Id, atMost.TotalSeconds);
        }
        catch (Exception e)
        {
            LogNotDisposed(e, plugin.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: failed to dispose its services")]
    private partial void LogNotDisposed(Exception exception, string plugin);

    [LoggerMessage(
        LogLevel.Error,
        "{Plugin}: its services were not disposed within {Seconds:0.0} seconds; the stop continues without them"
    )]
    private partial void LogNotEnded(string plugin, double seconds);

    [LoggerMessage(LogLevel.Information, "Stopped")]
    private partial void LogStopped();
}
