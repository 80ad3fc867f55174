using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Plugins.BuiltIn.UserData;
using DCTicket.Host.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins.BuiltIn;

/// <summary>The host's own commands. They are handled as a plugin's are, and need none.</summary>
internal sealed class HostPlugin(PluginHealthQuery plugins, ParkedEvents parked, IDiscordConnection connection)
{
    public const string Id = "host";

    public static PluginEntry Entry { get; } = new(Id, "", Enabled: true, Required: true, Settings: null, "the host");

    public void Configure(PluginBuilder plugin)
    {
        // As they are: what these services make themselves they dispose, and the connection is also the plugins'.
        plugin.Services.AddSingleton(plugins).AddSingleton(parked).AddSingleton(connection);
        plugin
            .AddTexts(HostTexts.Catalog)
            .AddFeature<ShowPlugins>()
            .AddFeature<ShowPluginDetails>()
            .AddFeature<RetryParkedEvents>()
            .AddFeature<ShowMyData>()
            .AddService<ExportUserData>()
            .AddService<EraseUserData>()
            .AddSingleton<UserDataTurns>()
            .AddSingleton<UserDataRecord>();
    }
}
