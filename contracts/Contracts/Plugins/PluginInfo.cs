namespace DCTicket.Contracts;

/// <summary>The id of the plugin and its data folder. Ask for it in a constructor.</summary>
/// <param name="Id">The id in plugins.json.</param>
/// <param name="DataFolder">A folder of the plugin's own, which exists.</param>
public sealed record PluginInfo(string Id, string DataFolder);
