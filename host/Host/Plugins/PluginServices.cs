using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>Builds each plugin's own service provider: what it brings, what the host lends it, and what other plugins export.</summary>
internal sealed class PluginServices(
    DataFolder data, Subscriptions subscriptions, TimeProvider time, Serilog.ILogger logger, IEnumerable<IInterceptor> interceptors)
{
    private readonly Dictionary<Plugin, (ServiceCollection Services, bool HasDatabase)> _collections = [];

    public void Add(Plugin plugin, PluginBuilder builder) => _collections[plugin] = (builder.Services, builder.Database is not null);

    public void Build(Plugin plugin, DiscordClient discord, PluginCatalog catalog)
    {
        plugin.Discord = discord;
        var (services, hasDatabase) = _collections[plugin];
        var logs = new SerilogLoggerFactory(logger.ForContext(Logging.PluginProperty, plugin.Id));
        services.AddSingleton<ILoggerFactory>(logs).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(time).AddSingleton<IDiscord>(discord).AddSingleton(data).AddSingleton(subscriptions);
        services.AddSingleton(new PluginInfo(plugin.Id, data.FolderOf(plugin.Id)));
        services.AddSingleton(provider => new DatabaseServices(provider, logs, [.. interceptors]));
        AddExportsOfOthers(plugin, services, catalog);
        try
        {
            plugin.Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        }
        catch (AggregateException e)
        {
            throw new PluginException(PluginState.ServicesInvalid, string.Join(Environment.NewLine, e.InnerExceptions.Select(inner => inner.Message)), e);
        }

        if (hasDatabase)
            plugin.Database = plugin.Services.GetRequiredService<PluginDatabase>();
    }

    private static void AddExportsOfOthers(Plugin plugin, ServiceCollection services, PluginCatalog catalog)
    {
        services.AddScoped<ExportScopes>();
        foreach (var exporter in catalog.Active.Where(other => other != plugin))
        {
            foreach (var contract in exporter.Exports)
                services.AddScoped(contract, provider => provider.GetRequiredService<ExportScopes>().Get(exporter, contract));
        }
    }

    /// <summary>One scope of each exporting plugin per scope of the plugin that asks, and gone with it.</summary>
    private sealed class ExportScopes : IAsyncDisposable, IDisposable
    {
        private readonly Dictionary<Plugin, AsyncServiceScope> _scopes = [];

        // Null while the exporter is off: the one who asks says what it misses.
        public object Get(Plugin exporter, Type contract)
        {
            if (!exporter.IsActive)
                return null!;
            if (!_scopes.TryGetValue(exporter, out var scope))
                _scopes[exporter] = scope = exporter.Services.CreateAsyncScope();
            return scope.ServiceProvider.GetRequiredService(contract);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var scope in _scopes.Values)
                await scope.DisposeAsync().ConfigureAwait(false);
        }

        public void Dispose()
        {
            foreach (var scope in _scopes.Values)
                scope.Dispose();
        }
    }
}
