namespace DCTicket.Host.Plugins;

/// <summary>A job of a plugin.</summary>
internal sealed record PluginJob(Type Type, TimeSpan Every);
