namespace DCTicket.Contracts;

/// <summary>An exported service of one plugin.</summary>
/// <param name="PluginId">The plugin's id in plugins.json.</param>
/// <param name="PluginName">Its display name.</param>
/// <param name="Service">The service; it lives as long as the interaction, event or job run of the caller.</param>
public sealed record Exported<TContract>(string PluginId, string PluginName, TContract Service)
    where TContract : class;
