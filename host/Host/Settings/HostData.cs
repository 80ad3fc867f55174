using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Settings;

/// <summary>What the host keeps in its own database, for all plugins.</summary>
internal sealed partial class HostData(
    PluginRegistry plugins,
    GuildLocales locales,
    GuildSettingsStore settings,
    SecretProtector secrets,
    ILogger<HostData> logger
)
{
    public PluginRegistry Plugins => plugins;

    public GuildLocales Locales => locales;

    public GuildSettingsStore Settings => settings;

    /// <summary>The secrets of a plugin.</summary>
    public ISecrets SecretsOf(string plugin) => secrets.For(plugin);

    /// <summary>Reads the database, after the migrations and before any plugin runs.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (plugins.Host.Database is null)
            return;
        await locales.LoadAsync(cancellationToken);
        await settings.LoadAsync(cancellationToken);
        foreach (var plugin in plugins.Active.Where(p => p.Definition.Exports.Any(e => e.Contract == typeof(IEarlierGuildLocales))))
            await ImportAsync(plugin, cancellationToken);
    }

    private async Task ImportAsync(LoadedPlugin plugin, CancellationToken cancellationToken)
    {
        try
        {
            using var execution = plugin.Enter();
            await using var scope = plugin.Services.CreateAsyncScope();
            var earlier = scope.ServiceProvider.GetRequiredService<IEarlierGuildLocales>();
            await locales.ImportAsync(plugin.Id, earlier, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Code of a plugin; the next start tries again.
            LogNotImported(e, plugin.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: failed to take over its languages and time zones of servers; the next start tries again")]
    private partial void LogNotImported(Exception exception, string plugin);
}
