using DCTicket.Contracts;

namespace DCTicket.Counter;

/// <summary>Counts messages if its settings ask for it; else nobody handles them.</summary>
public sealed class CounterPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        plugin.AddFeature<TellWhatItCost>();
        if (Environment.GetEnvironmentVariable("COUNTER_MESSAGES") == "1")
            plugin.AddFeature<CountMessages>();
        if (Environment.GetEnvironmentVariable("COUNTER_GUILDS") == "1")
            plugin.AddFeature<CountGuilds>();
    }
}
