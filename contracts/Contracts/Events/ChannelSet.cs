using System.Collections.Concurrent;

namespace DCTicket.Contracts;

/// <summary>
/// A set of channels and threads that a plugin keeps in memory, to skip events of all other channels cheaply. Derive a class, register it
/// by <see cref="IPluginBuilder.AddSingleton{TService}()"/>, and name it in <see cref="OnAttribute.Where"/>. Until <see cref="Complete"/>
/// is called, the handler receives events of all channels. Thread-safe.
/// </summary>
public abstract class ChannelSet
{
    private readonly ConcurrentDictionary<Snowflake, bool> _channels = new();
    private volatile bool _isComplete;

    /// <summary>Whether the set is complete; only then are events of other channels skipped.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Whether a channel or thread is in the set. Before the set is complete, false has no meaning.</summary>
    public bool Contains(Snowflake channel) => _channels.ContainsKey(channel);

    /// <summary>Adds a channel or thread. Add it before events there matter: earlier events are skipped.</summary>
    public void Add(Snowflake channel) => _channels[channel] = true;

    /// <summary>Removes a channel or thread; its events are skipped from now on.</summary>
    public void Remove(Snowflake channel) => _channels.TryRemove(channel, out _);

    /// <summary>
    /// Adds all known channels, such as those in the database, and completes the set: events of other channels are skipped from now on.
    /// </summary>
    public void Complete(IEnumerable<Snowflake> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        foreach (var channel in channels)
            Add(channel);
        _isComplete = true;
    }

    internal bool MayContain(Snowflake channel) => !_isComplete || Contains(channel);
}
