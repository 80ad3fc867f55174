namespace DCTicket.Host.Events;

/// <summary>The deliveries that run: no row twice, one event of a line at a time, and so many per subscriber plugin.</summary>
internal sealed class RunningDeliveries
{
    /// <summary>
    /// How many handlers of a plugin run at a time; those that do not return count, so that a plugin cannot take all threads.
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

    /// <summary>A slot for a row; null when the row has to wait for one that ends.</summary>
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

    /// <summary>Ends a delivery; whether the plugin had no free slot, so that events of any publisher may be waiting for it.</summary>
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
