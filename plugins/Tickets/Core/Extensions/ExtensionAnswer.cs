using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Extensions;

/// <summary>The answer of a plugin to an extension point.</summary>
/// <param name="PluginId">The plugin.</param>
/// <param name="PluginName">Its display name.</param>
/// <param name="Result">The answer; a default value if it failed.</param>
/// <param name="Failed">Whether it failed or took too long.</param>
internal sealed record ExtensionAnswer<TResult>(string PluginId, string PluginName, TResult? Result, bool Failed)
{
    /// <summary>The button, leading to the plugin that added it.</summary>
    public Button Bind(Button button) => button.Route.Plugin is null ? button with { Route = button.Route.InPlugin(PluginId) } : button;

    public Component Bind(Component component) => component is Button button ? Bind(button) : component;
}
