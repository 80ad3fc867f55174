namespace DCTicket.Host.Plugins;

/// <summary>A plugin cannot be used; the message says why and how to fix it.</summary>
internal sealed class PluginException(PluginState state, string message, Exception? inner = null) : Exception(message, inner)
{
    public PluginState State { get; } = state;
}
