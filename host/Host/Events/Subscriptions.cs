using DCTicket.Host.Plugins;

namespace DCTicket.Host.Events;

/// <summary>Which handlers get which durable events. Filled while plugins are loaded.</summary>
internal sealed class Subscriptions
{
    private readonly Dictionary<string, (Plugin Plugin, EventSubscriber Handler)> _all = [];

    public void Add(Plugin plugin)
    {
        foreach (var handler in plugin.EventHandlers)
            _all[$"{plugin.Id}/{handler.Name}"] = (plugin, handler);
    }

    /// <summary>The names of the subscribers of a type of event.</summary>
    public IEnumerable<string> To(Type e) => _all.Where(s => s.Value.Handler.Event == e).Select(s => s.Key);

    /// <summary>The subscriber of a name, if it runs.</summary>
    public (Plugin Plugin, EventSubscriber Handler)? Find(string subscriber) =>
        _all.TryGetValue(subscriber, out var found) && found.Plugin.IsActive ? found : null;
}
