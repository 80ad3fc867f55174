using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Sessions;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>Starts the bot's parts in their order, and stops them the other way round.</summary>
internal sealed partial class BotService(
    IServiceProvider services,
    PluginCatalog plugins,
    ChannelQueues queues,
    TimeProvider time,
    ILogger<BotService> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan EndWithin = BotHost.StopWithin - TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource _stopping = new();
    private Task _gateway = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var crashes = services.GetRequiredService<CrashLog>();
        plugins.AddHost(services);
        var starts = services.GetRequiredService<DatabaseStarts>();
        starts.Check();
        await plugins.LoadAsync(crashes, time, cancellationToken).ConfigureAwait(false);
        crashes.Watch(plugins);
        var connection = services.GetRequiredService<IDiscordConnection>();
        var reach = services.GetRequiredService<ReachDiscord>();
        var application = await reach.AskAsync(cancel => AskWhoWeAreAsync(connection, cancel), cancellationToken).ConfigureAwait(false);
        var cache = services.GetRequiredService<GuildCache>();
        cache.BotId = application.BotId;
        await plugins.CreateServicesAsync(
            plugin => new DiscordClient(connection, application.BotId, plugin.Id, cache), time, cancellationToken).ConfigureAwait(false);
        await plugins.MigrateAsync(services.GetRequiredService<Migrator>(), cancellationToken).ConfigureAwait(false);
        plugins.Report();
        starts.Begin([.. plugins.Active.Select(plugin => plugin.Database).OfType<PluginDatabase>()]);
        await services.GetRequiredService<CommandRegistry>().RegisterAsync(
            application.Id, cancellationToken, _stopping.Token).ConfigureAwait(false);
        await services.GetRequiredService<OutboxDispatcher>().StartAsync(cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<JobSchedule>().StartAsync(cancellationToken).ConfigureAwait(false);

        var interactions = services.GetRequiredService<InteractionDispatcher>();
        interactions.Seen = services.GetRequiredService<HandledInteractions>();
        interactions.Calls = plugin => new InteractionCalls(connection, application.Id, plugin);
        var options = services.GetRequiredService<Gate>().Options(application, Sessions(application), _stopping.Token);
        _gateway = RunGatewayAsync(connection, options);
        if (plugins.RestartAt is { } restartAt)
            _ = RestartAsync(restartAt);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // First nothing new comes in, then what is in hand is finished.
        var start = time.GetTimestamp();
        await _stopping.CancelAsync().ConfigureAwait(false);
        var jobs = services.GetRequiredService<JobSchedule>().StopAsync(FinishWithin);
        await _gateway.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = FinishWithin - time.GetElapsedTime(start);
        await Task.WhenAll(queues.DrainAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero), jobs).ConfigureAwait(false);
        await services.GetRequiredService<OutboxDispatcher>().StopAsync(cancellationToken).ConfigureAwait(false);
        left = EndWithin - time.GetElapsedTime(start);
        await Task.WhenAll(
            plugins.Active.Select(plugin => DisposeAsync(plugin, left > TimeSpan.Zero ? left : TimeSpan.Zero))).ConfigureAwait(false);
        LogStopped(log);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task DisposeAsync(Plugin plugin, TimeSpan atMost)
    {
        try
        {
            await PluginStep.RunAsync(
                plugin, () => plugin.Services.DisposeAsync().AsTask(), atMost, time, CancellationToken.None).ConfigureAwait(false);
            if (plugin.Database is { } database)
                services.GetRequiredService<DatabaseStarts>().Close(database);
        }
        catch (TimeoutException)
        {
            LogNotEnded(log, plugin.Id, atMost.TotalSeconds);
        }
        catch (Exception e)
        {
            LogNotDisposed(log, e, plugin.Id);
        }
    }

    private SessionFile? Sessions(Application application)
    {
        var settings = services.GetRequiredService<HostSettings>();
        // The Sandbox in this process ends with it, and its sessions with it.
        if (settings.Token is null)
            return null;
        var intents = services.GetRequiredService<Intents>();
        return new SessionFile(
            services.GetRequiredService<DataFolder>().SessionFile,
            () => SessionOwner.Of(settings, application.Id, intents.Current, plugins.Active),
            time,
            services.GetRequiredService<ILogger<SessionFile>>());
    }

    private async Task RestartAsync(DateTimeOffset at)
    {
        var pause = at - time.GetUtcNow();
        await Task.Delay(
            pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_stopping.IsCancellationRequested)
            return;
        const string why =
            "A required plugin has been off for its crashes. The bot ends, so that the service manager starts it again with the plugin.";
        services.GetRequiredService<ExitReason>().Set(new StartupException(why) { PassesByItself = true });
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }

    private static async Task<Application> AskWhoWeAreAsync(IDiscordConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await Application.GetAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException e) when (e.Status == 401)
        {
            throw new StartupException(
                "Discord does not know the bot token. Copy it again from the developer portal, under Bot, and set DCTICKET_Discord__Token.",
                e);
        }
    }

    private async Task RunGatewayAsync(IDiscordConnection connection, GatewayOptions options)
    {
        try
        {
            await connection.RunAsync(options, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Asked to.
        }
        catch (Exception e)
        {
            // What an admin can mend needs no stack trace.
            LogEnds(log, e is DiscordConnectionException ? null : e, e.Message);
            services.GetRequiredService<ExitReason>().Set(e);
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: a service of it failed to end")]
    private static partial void LogNotDisposed(ILogger logger, Exception exception, string plugin);

    [LoggerMessage(LogLevel.Critical, "The bot ends: {Why}")]
    private static partial void LogEnds(ILogger logger, Exception? exception, string why);

    [LoggerMessage(LogLevel.Error, "{Plugin}: a service of it did not end within {Seconds:0.0} seconds; nobody waits for it any longer")]
    private static partial void LogNotEnded(ILogger logger, string plugin, double seconds);

    [LoggerMessage(LogLevel.Information, "Stopped")]
    private static partial void LogStopped(ILogger logger);
}
