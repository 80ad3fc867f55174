using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Plugins.BuiltIn.Settings;
using DCTicket.Host.Plugins.BuiltIn.UserData;
using DCTicket.Host.Settings;
using DCTicket.Host.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins.BuiltIn;

/// <summary>The host's own commands, handled like those of a plugin.</summary>
internal sealed class HostPlugin(PluginHealthQuery plugins, ParkedEvents parked, IDiscordConnection connection)
{
    public const string Id = "host";

    public static PluginEntry Entry { get; } = new(Id, "", Enabled: true, Required: true, Settings: null, "the host");

    public void Configure(PluginBuilder plugin)
    {
        // Registered as instances, so that they are not disposed twice: the connection is shared with the plugins.
        plugin.Services.AddSingleton(plugins).AddSingleton(parked).AddSingleton(connection);
        plugin
            .AddTexts(HostTexts.Catalog)
            .AddDatabase<HostDbContext>()
            .AddFeature<ShowPlugins>()
            .AddFeature<ShowPluginDetails>()
            .AddFeature<RetryParkedEvents>()
            .AddFeature<TrackGuildLocale>()
            .AddFeature<ShowSettings>()
            .AddFeature<EditGuildLocale>()
            .AddService<GuildLocaleRenderer>()
            .AddFeature<ShowPluginSettings>()
            .AddFeature<EditPluginSetting>()
            .AddService<PluginSettingsQuery>()
            .AddService<PluginSettingsRenderer>()
            .AddFeature<ShowMyData>()
            .AddService<ExportUserData>()
            .AddService<EraseUserData>()
            .AddSingleton<UserDataTurns>()
            .AddSingleton<UserDataRecord>();
    }
}
