using DCTicket.Host.Plugins;

namespace DCTicket.Host.Events;

/// <summary>The subscriptions to durable events. A plugin that was turned off receives its events after a later start.</summary>
internal sealed class Subscriptions(PluginRegistry plugins)
{
    private IEnumerable<(string Name, LoadedPlugin Plugin, EventSubscriber Handler)> All =>
        plugins.Loaded.SelectMany(plugin => plugin.EventHandlers.Select(handler => ($"{plugin.Id}/{handler.Name}", plugin, handler)));

    /// <summary>Gets the names of the subscribers of a type of event.</summary>
    public IEnumerable<string> To(Type e) => All.Where(subscriber => subscriber.Handler.Event == e).Select(subscriber => subscriber.Name);

    /// <summary>Whether a plugin runs.</summary>
    public bool Runs(string plugin) => plugins.FindActive(plugin) is not null;

    /// <summary>Gets a subscriber by name, if its plugin runs.</summary>
    public (LoadedPlugin Plugin, EventSubscriber Handler)? Find(string name) =>
        All.FirstOrDefault(subscriber => subscriber.Name == name) is { Plugin: { } plugin } found && plugins.IsActive(plugin)
            ? (plugin, found.Handler)
            : null;
}
