using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Settings;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>The host's services for every plugin.</summary>
internal sealed class SharedServices(DataFolder data, Subscriptions subscriptions, HostData host, HandlerResults results, JobRequests jobs)
{
    public PluginRegistry Registry => host.Plugins;

    public HostData Host => host;

    public void AddTo(ServiceCollection services, PluginDefinition plugin)
    {
        services.AddSingleton(data).AddSingleton(subscriptions).AddSingleton(host.Plugins);
        services.AddSingleton(results).AddSingleton<BackgroundWork>();
        services.AddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<BackgroundWork>());
        services.AddSingleton<IJobs>(new PluginJobs(plugin, jobs));
        services.AddSingleton(host).AddSingleton(host.Settings).AddSingleton(host.SecretsOf(plugin.Id));
        services.AddSingleton(host.Locales).AddSingleton<IGuildLocale>(host.Locales);
        services.AddSingleton<CooldownLog>();
        services.AddSingleton<BotOwners>().AddSingleton<IBotOwners>(provider => provider.GetRequiredService<BotOwners>());
        services.AddSingleton(new PluginInfo(plugin.Id, data.FolderOf(plugin.Id)));
    }
}
