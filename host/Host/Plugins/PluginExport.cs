namespace DCTicket.Host.Plugins;

/// <summary>A service of a plugin that others may ask for.</summary>
/// <param name="Contract">The type of Contracts.</param>
/// <param name="Service">The plugin's own class.</param>
internal sealed record PluginExport(Type Contract, Type Service);
