namespace DCTicket.Host.Events;

/// <summary>One delivery that runs.</summary>
internal sealed class DeliverySlot(string publisher, DueRow row)
{
    public string Publisher => publisher;

    public DueRow Row => row;

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Whether its handler has not returned in its time, so that the line goes on without it.</summary>
    public bool IsSetAside { get; set; }

    /// <summary>Whether another row of the same publisher waits for this delivery.</summary>
    public bool HoldsUp(DueRow other) =>
        other.Id == row.Id || (!IsSetAside && other.Plugin == row.Plugin && other.OrderKey == row.OrderKey && other.EventId != row.EventId);
}
