namespace DCTicket.Host.Plugins;

/// <summary>An entry of plugins.json.</summary>
/// <param name="Id">The id of the plugin.</param>
/// <param name="Assembly">The full path of its DLL.</param>
/// <param name="Enabled">Whether it is enabled.</param>
/// <param name="Required">Whether the host refuses to start without it.</param>
/// <param name="Settings">Its settings, as JSON; null for none.</param>
/// <param name="Place">The position of the entry, for messages.</param>
internal sealed record PluginEntry(string Id, string Assembly, bool Enabled, bool Required, string? Settings, string Place);
