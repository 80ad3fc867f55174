using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Loads the plugins of plugins.json, phase by phase. A plugin that fails stays off with its error, and the others continue.
/// </summary>
internal sealed partial class PluginLoader(
    CrashLog crashes,
    PluginConfigurator configurator,
    PluginServices services,
    Migrator migrator,
    ILogger<PluginLoader> logger
)
{
    /// <summary>All plugins, once they are loaded.</summary>
    public PluginRegistry Registry => services.Registry;

    /// <summary>Loads the plugins.</summary>
    /// <exception cref="StartupException">A required plugin does not run.</exception>
    public async Task LoadAsync(IReadOnlyList<PluginEntry> entries, CancellationToken cancellationToken)
    {
        crashes.Begin([.. entries.Select(entry => entry.Id)]);
        // First, so that its commands have precedence.
        var host = configurator.ConfigureHost();
        Registry.Begin(null, [.. entries.Select(entry => new PluginStatus(entry))]);
        await ForEachAsync("Its plugin.json could not be read", status => Task.FromResult(Read(status)), cancellationToken);
        var exporters = new Dictionary<string, string>();
        await ForEachAsync(
            "Its dependencies could not be resolved",
            status => Task.FromResult(Resolve(status, exporters)),
            cancellationToken
        );
        var contracts = new PluginContracts([.. Registry.All.Where(status => status.IsActive).Select(ContractOf).OfType<PluginContract>()]);
        await ForEachAsync(
            "Its Configure failed",
            status => ConfigureAsync(Require(status), contracts, host, cancellationToken),
            cancellationToken
        );
        crashes.Watch(entries);
        await StartAsync(host, cancellationToken);
        Report();
    }

    /// <summary>Builds the services of all configured plugins, and migrates their databases.</summary>
    public async Task StartAsync(PluginDefinition host, CancellationToken cancellationToken)
    {
        Registry.Begin(services.Build(host, Others(host.Id)), Registry.All);
        await MigrateHostAsync(cancellationToken);
        await ForEachAsync(
            "Its services could not be created",
            status => BuildAsync(Require(status), host, cancellationToken),
            cancellationToken
        );
        await ForEachAsync(
            "Its database could not be prepared",
            status => MigrateAsync(Require(status), cancellationToken),
            cancellationToken
        );
        await services.Host.LoadAsync(cancellationToken);
    }

    private async Task MigrateHostAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Registry.Host.Database is { } database)
                await migrator.MigrateAsync(database, mark: null, cancellationToken);
        }
        catch (PluginException e)
        {
            throw new StartupException(e.Message, e);
        }
    }

    /// <summary>Turns off a running plugin, and those that need it.</summary>
    /// <exception cref="StartupException">A required plugin is off now.</exception>
    public void Fail(string plugin, string cause, Exception error)
    {
        TurnOff(Registry.All.Single(status => status.Id == plugin).Failed(PluginState.ConfigureFailed, cause, error));
        foreach (var dependent in PluginDependencies.Order(Registry.All).Where(status => status.IsActive))
        {
            if (PluginDependencies.FindFailure(dependent, Registry.All) is { } failure)
                TurnOff(dependent.Failed(PluginState.DependencyFailed, failure));
        }

        RequireAll();
    }

    private void TurnOff(PluginStatus failed)
    {
        Registry.Update(failed);
        LogFailed(logger, failed.Error, failed.Id, failed.State, failed.Cause!);
    }

    private PluginStatus Read(PluginStatus status)
    {
        if (!status.Entry.Enabled)
            return status.Failed(PluginState.Disabled, "plugins.json says \"enabled\": false.");
        status = status with { CrashedAt = crashes.LastOf(status.Id), RetryAt = crashes.OffUntil(status.Id) };
        Registry.Update(status);
        crashes.Check(status.Id);
        status = status with { Manifest = PluginManifest.Read(status.Entry) };
        Registry.Update(status);
        status.Manifest.CheckCompatible();
        return status;
    }

    // A dependency may have failed in this phase or in an earlier one.
    private PluginStatus Require(PluginStatus status) =>
        PluginDependencies.FindFailure(status, Registry.All) is { } failure
            ? throw new PluginException(PluginState.DependencyFailed, failure)
            : status;

    private PluginStatus Resolve(PluginStatus status, Dictionary<string, string> exporters)
    {
        Require(status);
        if (status.Manifest!.Exports is { } exported && !exporters.TryAdd(exported, status.Id))
            throw new PluginException(
                PluginState.LoadFailed,
                $"It exports {exported}, as the plugin {exporters[exported]} does already. Turn one of the two plugins off."
            );
        return status;
    }

    private static PluginContract? ContractOf(PluginStatus status) =>
        status.Manifest is { Exports: { } exported } manifest
            ? new PluginContract(status.Id, manifest.Version, Path.Combine(Path.GetDirectoryName(status.Entry.Assembly)!, exported))
            : null;

    private async Task<PluginStatus> ConfigureAsync(
        PluginStatus status,
        PluginContracts contracts,
        PluginDefinition host,
        CancellationToken cancellationToken
    ) =>
        status with
        {
            Definition = await configurator.ConfigureAsync(
                status,
                contracts.Of(PluginDependencies.Closure(status, Registry.All)),
                [.. Others(status.Id).Prepend(host)],
                cancellationToken
            ),
        };

    private async Task<PluginStatus> BuildAsync(PluginStatus status, PluginDefinition host, CancellationToken cancellationToken) =>
        status with
        {
            Loaded = await services.BuildAsync(status.Definition!, [.. Others(status.Id).Prepend(host)], cancellationToken),
        };

    private async Task<PluginStatus> MigrateAsync(PluginStatus status, CancellationToken cancellationToken)
    {
        if (status.Loaded is { Database: { } database } plugin)
            await migrator.MigrateAsync(database, plugin.Definition.Mark, cancellationToken);
        return status;
    }

    private List<PluginDefinition> Others(string plugin) =>
        [
            .. Registry
                .All.Where(status => status.IsActive && status.Id != plugin)
                .Select(status => status.Definition)
                .OfType<PluginDefinition>(),
        ];

    private async Task ForEachAsync(string failure, Func<PluginStatus, Task<PluginStatus>> phase, CancellationToken cancellationToken)
    {
        foreach (var id in PluginDependencies.Order(Registry.All).Where(status => status.IsActive).Select(status => status.Id))
        {
            PluginStatus Now() => Registry.All.Single(status => status.Id == id);
            var began = services.Time.GetTimestamp();
            var earlier = Now().StartTime;
            try
            {
                Registry.Update(await phase(Now()));
            }
            catch (PluginException e)
            {
                Registry.Update(Now().Failed(e.State, e.Message, e.InnerException));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Code of a plugin: any exception turns off this plugin only.
                Registry.Update(Now().Failed(PluginState.ConfigureFailed, $"{failure}: {e.Message}", e));
            }

            Registry.Update(Now() with { StartTime = earlier + services.Time.GetElapsedTime(began) });
        }
    }

    /// <summary>Logs one line per plugin, and fails if a required one does not run.</summary>
    private void Report()
    {
        foreach (var status in Registry.All)
        {
            if (status is { IsActive: true, Loaded: { } plugin })
                ReportActive(status, plugin);
            else if (status.State == PluginState.Disabled)
                LogDisabled(logger, status.Id);
            else
                LogFailed(logger, status.Error, status.Id, status.State, status.Cause!);
        }

        RequireAll();
    }

    private void ReportActive(PluginStatus status, LoadedPlugin plugin)
    {
        LogActive(
            logger,
            status.Name,
            status.Manifest!.Version,
            plugin.Handlers.Count(handler => handler.IsCommand),
            plugin.Jobs.Count,
            (long)status.StartTime.TotalMilliseconds
        );
        if (plugin.Definition.IgnoresSettings)
            LogIgnoredSettings(logger, status.Name, status.Entry.Place);
        foreach (var (dependency, why) in PluginDependencies.FindAbsent(status, Registry.All))
            LogAbsent(logger, status.Name, dependency, why);
    }

    // A required plugin that crashed is waited for: it may run again soon, and the others serve meanwhile.
    private void RequireAll()
    {
        var missing = Registry
            .All.Where(status => status is { IsActive: false, Entry.Required: true })
            .Where(status => !PluginDependencies.FindCrashed(status, Registry.All).Any())
            .ToList();
        if (missing.Count > 0)
            throw new StartupException(
                string.Join(
                    Environment.NewLine,
                    missing.Select(status =>
                        $"The plugin {status.Id} is required in plugins.json, and cannot start ({status.State}): "
                        + $"{status.Cause ?? "it is not enabled."}"
                    )
                )
            );
    }

    [LoggerMessage(LogLevel.Information, "Started {Name} {Version}: {Commands} commands, {Jobs} jobs, in {Milliseconds} ms")]
    private static partial void LogActive(ILogger logger, string name, string version, int commands, int jobs, long milliseconds);

    [LoggerMessage(
        LogLevel.Warning,
        "{Name} has settings in {Place}, and does not read them. Delete them; its author reads settings by AddOptions"
    )]
    private static partial void LogIgnoredSettings(ILogger logger, string name, string place);

    [LoggerMessage(LogLevel.Information, "{Name} runs without the optional plugin {Dependency}: {Why}")]
    private static partial void LogAbsent(ILogger logger, string name, PluginDependency dependency, string why);

    [LoggerMessage(LogLevel.Information, "{Plugin} is disabled in plugins.json")]
    private static partial void LogDisabled(ILogger logger, string plugin);

    [LoggerMessage(LogLevel.Error, "{Plugin} stays off ({State}): {Cause}")]
    private static partial void LogFailed(ILogger logger, Exception? exception, string plugin, PluginState state, string cause);
}
