namespace DCTicket.Host.Plugins;

/// <summary>A service that a plugin exports to others.</summary>
/// <param name="Contract">The type in Contracts.</param>
/// <param name="Service">The plugin's class.</param>
internal sealed record PluginExport(Type Contract, Type Service);
