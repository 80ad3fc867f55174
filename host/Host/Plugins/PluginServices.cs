using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
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
        services.AddSingleton<BotOwners>().AddSingleton<IBotOwners>(
            provider => provider.GetRequiredService<BotOwners>()).AddSingleton(discord);
        services.AddSingleton(new PluginInfo(plugin.Id, data.FolderOf(plugin.Id)));
        services.AddSingleton(provider => new DatabaseServices(provider, logs, [.. interceptors]));
        AddExportsOfOthers(plugin, services, catalog);
        try
        {
            plugin.Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        }
        catch (AggregateException e)
        {
            throw new PluginException(
                PluginState.ServicesInvalid, string.Join(Environment.NewLine, e.InnerExceptions.Select(inner => inner.Message)), e);
        }

        foreach (var handler in plugin.EventHandlers)
            handler.Channels = FindChannels(plugin, services, handler);
        if (hasDatabase)
            plugin.Database = plugin.Services.GetRequiredService<PluginDatabase>();
    }

    private static ChannelSet? FindChannels(Plugin plugin, ServiceCollection services, EventSubscriber handler)
    {
        if (handler.Where is not { } set)
            return null;
        if (services.LastOrDefault(service => service.ServiceType == set) is not { Lifetime: ServiceLifetime.Singleton })
            throw new PluginException(
                PluginState.ServicesInvalid,
                $"{handler.Feature.Name}.{handler.Method.Name} is marked [On(Where = typeof({set.Name}))], and {set.Name} is no singleton "
                    + $"of the plugin. Add it by AddSingleton<{set.Name}>().");
        return (ChannelSet)plugin.Services.GetRequiredService(set);
    }

    private static void AddExportsOfOthers(Plugin plugin, ServiceCollection services, PluginCatalog catalog)
    {
        services.AddSingleton(plugin).AddSingleton(catalog).AddScoped<ExportScopes>().AddScoped(typeof(IExports<>), typeof(Exports<>));
        foreach (var exporter in catalog.Active.Where(other => other != plugin))
        {
            // What the plugin exports itself is what it gets when it asks for one.
            foreach (var export in exporter.Exports.Where(export => plugin.Exports.All(own => own.Contract != export.Contract)))
                services.AddScoped(export.Contract, provider => provider.GetRequiredService<ExportScopes>().Find(exporter, export)!);
        }
    }
}
