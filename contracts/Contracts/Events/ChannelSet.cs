using System.Collections.Concurrent;

namespace DCTicket.Contracts;

/// <summary>
/// Channels and threads that a plugin keeps in memory, so that events of all others cost it nothing. Derive a class, register it by
/// <see cref="IPluginBuilder.AddSingleton"/>, and name it in <see cref="OnAttribute.Where"/>. Until <see cref="Complete"/> was called,
/// events of all channels reach the handler. May be used by several threads at once.
/// </summary>
public abstract class ChannelSet
{
    private readonly ConcurrentDictionary<Snowflake, bool> _channels = new();
    private volatile bool _isComplete;

    /// <summary>Whether the plugin has named all channels; only then are events of others left out.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Whether a channel or thread is in the set. Before the set is complete, false says nothing.</summary>
    public bool Contains(Snowflake channel) => _channels.ContainsKey(channel);

    /// <summary>
    /// Adds a channel or thread. Add it before anything that the handlers need can happen there: an event that came before is left out.
    /// </summary>
    public void Add(Snowflake channel) => _channels[channel] = true;

    /// <summary>Takes a channel or thread out; its events are left out from now on.</summary>
    public void Remove(Snowflake channel) => _channels.TryRemove(channel, out _);

    /// <summary>Adds all that are known, such as those of the database. From now on events of other channels are left out.</summary>
    public void Complete(IEnumerable<Snowflake> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        foreach (var channel in channels)
            Add(channel);
        _isComplete = true;
    }

    internal bool MayContain(Snowflake channel) => !_isComplete || Contains(channel);
}
