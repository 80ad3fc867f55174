using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Settings;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>Builds each plugin's service provider: its own services, shared ones of the host, and exports of other plugins.</summary>
internal sealed class PluginServices(
    SharedServices shared,
    DiscordClients discord,
    TimeProvider time,
    Serilog.ILogger logger,
    IEnumerable<IInterceptor> interceptors
)
{
    public PluginRegistry Registry => shared.Registry;

    public TimeProvider Time => time;

    public HostData Host => shared.Host;

    /// <summary>Builds the services of a plugin on a separate thread.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="others">The other active plugins.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="PluginException">They cannot be built.</exception>
    public async Task<LoadedPlugin> BuildAsync(
        PluginDefinition plugin,
        IReadOnlyList<PluginDefinition> others,
        CancellationToken cancellationToken
    )
    {
        LoadedPlugin? loaded = null;
        try
        {
            // The constructors of filters are the plugin's code.
            await PluginStep.RunAsync(plugin.Mark, Build, PluginConfigurator.MaxTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new PluginException(
                PluginState.ServicesInvalid,
                "The constructor of a ChannelSet, or the time zone of a job, did not return within "
                    + $"{PluginConfigurator.MaxTime.TotalSeconds:0} seconds. It may not wait for anything."
            );
        }

        return loaded!;

        Task Build()
        {
            loaded = this.Build(plugin, others);
            return Task.CompletedTask;
        }
    }

    /// <summary>As <see cref="BuildAsync"/>, on this thread.</summary>
    public LoadedPlugin Build(PluginDefinition plugin, IReadOnlyList<PluginDefinition> others)
    {
        var (services, client) = (new ServiceCollection(), discord.Create(plugin.Id));
        services.Add(plugin.Services);
        var logs = new SerilogLoggerFactory(logger.ForContext(Logging.PluginProperty, plugin.Id));
        services
            .AddSingleton<ILoggerFactory>(logs)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(client)
            .AddSingleton<IDiscord>(client)
            .AddSingleton<ICommands>(client)
            .AddSingleton(plugin)
            .AddSingleton(time)
            .AddSingleton(provider => new DatabaseServices(provider, logs, [.. interceptors]));
        shared.AddTo(services, plugin);
        AddExportsOfOthers(plugin, services, others);
        var provider = BuildProvider(services);
        return new LoadedPlugin(plugin, provider, client)
        {
            EventHandlers =
            [
                .. plugin.EventHandlers.Select(handler => handler with { Channels = FindChannels(handler, services, provider) }),
            ],
            Jobs = [.. plugin.Jobs.Select(job => WithZone(job, provider))],
            Database = plugin.HasDatabase ? provider.GetRequiredService<PluginDatabase>() : null,
        };
    }

    private static ServiceProvider BuildProvider(ServiceCollection services)
    {
        try
        {
            return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        }
        catch (AggregateException e)
        {
            throw new PluginException(
                PluginState.ServicesInvalid,
                string.Join(Environment.NewLine, e.InnerExceptions.Select(inner => inner.Message)),
                e
            );
        }
    }

    private static PluginJob WithZone(PluginJob job, ServiceProvider provider)
    {
        if (job.Cron is not { } cron)
            return job;
        try
        {
            return job with { Cron = cron with { Zone = cron.FindZone(provider) } };
        }
        catch (Exception e)
        {
            throw new PluginException(
                PluginState.ServicesInvalid,
                $"The time zone of the job {job.Type.Name} cannot be found: {e.Message}",
                e
            );
        }
    }

    private static ChannelSet? FindChannels(EventSubscriber handler, ServiceCollection services, ServiceProvider provider)
    {
        if (handler.Where is not { } set)
            return null;
        if (services.LastOrDefault(service => service.ServiceType == set) is not { Lifetime: ServiceLifetime.Singleton })
            throw new PluginException(
                PluginState.ServicesInvalid,
                $"{handler.Feature.Name}.{handler.Method.Name} is marked [On(Where = typeof({set.Name}))], and {set.Name} is no singleton "
                    + $"of the plugin. Add it by AddSingleton<{set.Name}>()."
            );
        return (ChannelSet)provider.GetRequiredService(set);
    }

    private static void AddExportsOfOthers(PluginDefinition plugin, ServiceCollection services, IReadOnlyList<PluginDefinition> others)
    {
        services.AddScoped<ExportScopes>().AddScoped(typeof(IExports<>), typeof(Exports<>));
        foreach (var exporter in others)
        {
            // A plugin that requests its own export gets its own instance.
            foreach (var export in exporter.Exports.Where(export => plugin.Exports.All(own => own.Contract != export.Contract)))
                services.AddScoped(export.Contract, provider => provider.GetRequiredService<ExportScopes>().Find(exporter.Id, export)!);
        }
    }
}
