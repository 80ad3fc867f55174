using DCTicket.Contracts;

namespace PluginOne;

/// <summary>The parts of the plugin.</summary>
public sealed class Plugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddDatabase<ThankDbContext>().AddTexts(ThankTexts.Catalog).AddFeature<ThankMember>();
    }
}
