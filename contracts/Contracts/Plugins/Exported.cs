namespace DCTicket.Contracts;

/// <summary>What one plugin exports.</summary>
/// <param name="PluginId">The plugin's id in plugins.json.</param>
/// <param name="PluginName">Its name, as people read it.</param>
/// <param name="Service">The service; it lives as long as the interaction, event or job run that asked.</param>
public sealed record Exported<TContract>(string PluginId, string PluginName, TContract Service)
    where TContract : class;
