using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>The last so many ids: Discord may deliver an interaction more than once.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Snowflake> _ids = [];
    private readonly Queue<Snowflake> _order = [];

    /// <summary>False when it was there already.</summary>
    public bool Add(Snowflake id)
    {
        lock (_gate)
        {
            if (!_ids.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > capacity)
                _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
