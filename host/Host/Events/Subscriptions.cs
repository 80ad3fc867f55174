using DCTicket.Host.Plugins;

namespace DCTicket.Host.Events;

/// <summary>Which handlers get which durable events. A plugin that was turned off after its start gets its own at a later start.</summary>
internal sealed class Subscriptions(PluginRegistry plugins)
{
    private IEnumerable<(string Name, LoadedPlugin Plugin, EventSubscriber Handler)> All =>
        plugins.Loaded.SelectMany(plugin => plugin.EventHandlers.Select(handler => ($"{plugin.Id}/{handler.Name}", plugin, handler)));

    /// <summary>The names of the subscribers of a type of event.</summary>
    public IEnumerable<string> To(Type e) => All.Where(subscriber => subscriber.Handler.Event == e).Select(subscriber => subscriber.Name);

    /// <summary>Whether a plugin runs.</summary>
    public bool Runs(string plugin) => plugins.FindActive(plugin) is not null;

    /// <summary>The subscriber of a name, if it runs.</summary>
    public (LoadedPlugin Plugin, EventSubscriber Handler)? Find(string name) =>
        All.FirstOrDefault(subscriber => subscriber.Name == name) is { Plugin: { } plugin } found && plugins.IsActive(plugin)
            ? (plugin, found.Handler)
            : null;
}
