using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins.BuiltIn;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>All plugins of plugins.json, from their DLLs to their running services.</summary>
internal sealed partial class PluginCatalog(
    HostSettings settings, IConfiguration configuration, Subscriptions subscriptions, PluginServices services, ILogger<PluginCatalog> log)
{
    private static readonly TimeSpan ConfigureWithin = TimeSpan.FromSeconds(30);

    private readonly Plugin _host = new(HostPlugin.Entry);
    private bool _hasHost;

    /// <summary>Those of plugins.json.</summary>
    public IReadOnlyList<Plugin> All { get; internal set; } = [];

    /// <summary>The host's own commands.</summary>
    public Plugin Host => _host;

    /// <summary>Those that run, the host's own commands included.</summary>
    public IEnumerable<Plugin> Active => (_hasHost ? All.Prepend(_host) : All).Where(plugin => plugin.IsActive);

    /// <summary>Adds the host's own commands; before the plugins, so that they keep their names.</summary>
    public void AddHost(IServiceProvider host)
    {
        var builder = new PluginBuilder(HostPlugin.Entry, configuration);
        HostPlugin.Configure(builder, host);
        Fill(_host, builder);
        services.Add(_host, builder);
        _hasHost = true;
    }

    /// <summary>Reads plugins.json, loads the DLLs and asks each plugin what it consists of.</summary>
    public async Task LoadAsync(CrashLog crashes, TimeProvider time, CancellationToken cancellationToken)
    {
        All = [.. PluginsFile.Read(settings.PluginsFile, settings.PluginsFolder).Select(entry => new Plugin(entry))];
        crashes.Begin(All);
        foreach (var plugin in All)
            await TryAsync(plugin, () => LoadAsync(plugin, crashes, time, cancellationToken), cancellationToken).ConfigureAwait(false);
        RestartAt = All.Where(
            plugin => plugin is { State: PluginState.Crashed, Entry.Required: true }).Max(plugin => crashes.OffUntil(plugin.Id));
    }

    /// <summary>The plugins whose code a thread executes at this moment.</summary>
    public IReadOnlyList<string> Executing => [.. All.Where(plugin => plugin.Mark?.IsExecuting == true).Select(plugin => plugin.Id)];

    /// <summary>When the host has to start anew, since a required plugin that crashed may be tried again; null for never.</summary>
    public DateTimeOffset? RestartAt { get; private set; }

    /// <summary>Makes each plugin's services, once the bot's account is known.</summary>
    public async Task CreateServicesAsync(Func<Plugin, DiscordClient> discord, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var plugin in Active)
            await TryAsync(
                plugin, () => BuildAsync(plugin, discord(plugin), time, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var plugin in Active)
            subscriptions.Add(plugin);
    }

    /// <summary>Brings the databases up to date.</summary>
    public async Task MigrateAsync(Migrator migrator, CancellationToken cancellationToken)
    {
        foreach (var plugin in Active.Where(plugin => plugin.Database is not null).ToList())
            await TryAsync(plugin, () => migrator.MigrateAsync(plugin, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says in one line per plugin how far it got, and refuses to go on without a required one.</summary>
    public void Report()
    {
        foreach (var plugin in All)
        {
            if (plugin.IsActive)
                LogActive(log, plugin.Manifest!.Name, plugin.Manifest.Version, plugin.Handlers.Count(h => h.IsCommand), plugin.Jobs.Count);
            else if (plugin.State == PluginState.Disabled)
                LogDisabled(log, plugin.Id);
            else
                LogFailed(log, plugin.Error, plugin.Id, plugin.State, plugin.Cause!);
        }

        RequireAll();
    }

    /// <summary>Turns a plugin off that got as far as running.</summary>
    public void Fail(Plugin plugin, string cause, Exception error)
    {
        plugin.Fail(PluginState.ConfigureFailed, cause, error);
        LogFailed(log, error, plugin.Id, plugin.State, cause);
        RequireAll();
    }

    // A required plugin that crashed is waited for: it passes by itself, and the others serve meanwhile.
    private void RequireAll()
    {
        var missing = All.Where(plugin => plugin is { IsActive: false, Entry.Required: true, State: not PluginState.Crashed }).ToList();
        if (missing.Count > 0)
            throw new StartupException(string.Join(
                Environment.NewLine,
                missing.Select(plugin => $"The plugin {plugin.Id} is required in plugins.json, and cannot start ({plugin.State}): "
                    + $"{plugin.Cause ?? "it is not enabled."}")));
    }

    public (Plugin Plugin, EventSubscriber Handler)? FindSubscriber(string subscriber) => subscriptions.Find(subscriber);

    private async Task LoadAsync(Plugin plugin, CrashLog crashes, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!plugin.Entry.Enabled)
        {
            plugin.Fail(PluginState.Disabled, "plugins.json says \"enabled\": false.");
            return;
        }

        plugin.CrashedAt = crashes.LastOf(plugin.Id);
        crashes.Check(plugin.Id);
        plugin.Manifest = PluginManifest.Read(plugin.Entry);
        plugin.Manifest.CheckCompatible();
        var builder = new PluginBuilder(plugin.Entry, configuration);
        // Its commands are described here, since its texts and its rules of access are its own code, too.
        var others = Active.Where(other => other != plugin).ToList();
        try
        {
            await PluginStep.RunAsync(
                plugin, () => Configure(plugin, builder, others), ConfigureWithin, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"Its constructor or its Configure did not return within {ConfigureWithin.TotalSeconds:0} seconds. Neither may wait for "
                    + "anything; what takes long belongs into a job.");
        }

        services.Add(plugin, builder);
        plugin.IsConfigured = true;
    }

    private async Task BuildAsync(Plugin plugin, DiscordClient discord, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            // The constructors of filters are the plugin's own code.
            await PluginStep.RunAsync(plugin, () => Build(plugin, discord), ConfigureWithin, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new PluginException(
                PluginState.ServicesInvalid,
                $"The constructor of a ChannelSet did not return within {ConfigureWithin.TotalSeconds:0} seconds. It may not wait for "
                    + "anything.");
        }
    }

    private Task Build(Plugin plugin, DiscordClient discord)
    {
        services.Build(plugin, discord, this);
        return Task.CompletedTask;
    }

    private static Task Configure(Plugin plugin, PluginBuilder builder, IReadOnlyList<Plugin> others)
    {
        var instance = PluginAssembly.Load(plugin.Entry, out var assembly);
        plugin.Assembly = assembly;
        instance.Configure(builder);
        CheckCommands(plugin, builder, others);
        Fill(plugin, builder);
        CommandLimits.Check(plugin, others);
        return Task.CompletedTask;
    }

    private static void Fill(Plugin plugin, PluginBuilder builder)
    {
        plugin.Texts = builder.Texts;
        plugin.Handlers = builder.Handlers;
        plugin.EventHandlers = builder.EventHandlers;
        plugin.Jobs = builder.Jobs;
        plugin.Exports = builder.Exports;
    }

    private static void CheckCommands(Plugin plugin, PluginBuilder builder, IReadOnlyList<Plugin> others)
    {
        foreach (var command in builder.Handlers.Where(h => h.IsCommand))
        {
            if (others.FirstOrDefault(p => p.Handlers.Any(h => h.Kind == command.Kind && h.TopName == command.TopName)) is { } other)
                throw new PluginException(
                    PluginState.ConfigureFailed,
                    $"The command {(command.Kind == HandlerKind.Command ? "/" : "")}{command.TopName} belongs to the plugin {other.Id} "
                        + "already. Turn one of the two plugins off.");
        }
    }

    private static async Task TryAsync(Plugin plugin, Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (PluginException e)
        {
            plugin.Fail(e.State, e.Message, e.InnerException);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A plugin's own code: whatever it throws is that plugin's problem.
            plugin.Fail(PluginState.ConfigureFailed, $"Its Configure failed: {e.Message}", e);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Name} {Version} is on: {Commands} commands, {Jobs} jobs")]
    private static partial void LogActive(ILogger logger, string name, string version, int commands, int jobs);

    [LoggerMessage(LogLevel.Information, "{PluginId} is off in plugins.json")]
    private static partial void LogDisabled(ILogger logger, string pluginId);

    [LoggerMessage(LogLevel.Error, "{PluginId} stays off ({State}): {Cause}")]
    private static partial void LogFailed(ILogger logger, Exception? exception, string pluginId, PluginState state, string cause);
}
