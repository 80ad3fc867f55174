namespace DCTicket.Host.Events;

/// <summary>A running delivery.</summary>
internal sealed class DeliverySlot(string publisher, DueRow row)
{
    public string Publisher => publisher;

    public DueRow Row => row;

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Whether the handler is overdue, so that its queue continues without it.</summary>
    public bool IsSetAside { get; set; }

    /// <summary>Whether another row of the same publisher waits for this delivery.</summary>
    public bool HoldsUp(DueRow other) =>
        other.Id == row.Id || (!IsSetAside && other.Plugin == row.Plugin && other.OrderKey == row.OrderKey && other.EventId != row.EventId);
}
