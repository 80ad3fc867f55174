namespace DCTicket.Host.Events;

/// <summary>The running deliveries: no row twice, one event of a sequence at a time, and a limited number per subscribing plugin.</summary>
internal sealed class RunningDeliveries
{
    /// <summary>
    /// The maximum number of running handlers per plugin, overdue ones included, so that a plugin cannot take all threads.
    /// </summary>
    public const int MaxPerPlugin = 8;

    private readonly Lock _lock = new();
    private readonly List<DeliverySlot> _running = [];

    public Task[] Tasks
    {
        get
        {
            lock (_lock)
                return [.. _running.Select(slot => slot.Task)];
        }
    }

    /// <summary>Gets a slot for a row; null if the row has to wait.</summary>
    public DeliverySlot? TryStart(string publisher, DueRow row)
    {
        lock (_lock)
        {
            if (
                _running.Count(slot => slot.Row.Plugin == row.Plugin) >= MaxPerPlugin
                || _running.Exists(slot => slot.Publisher == publisher && slot.HoldsUp(row))
            )
                return null;
            var started = new DeliverySlot(publisher, row);
            _running.Add(started);
            return started;
        }
    }

    /// <summary>Ends a delivery; returns whether the plugin had no free slot, so that events of any publisher may be waiting.</summary>
    public bool End(DeliverySlot slot)
    {
        lock (_lock)
        {
            var wasFull = _running.Count(other => other.Row.Plugin == slot.Row.Plugin) >= MaxPerPlugin;
            _running.Remove(slot);
            return wasFull;
        }
    }
}
