namespace DCTicket.Contracts;

/// <summary>An event that is to be delivered to one handler. Managed by the host; plugins only have the table.</summary>
public sealed class OutboxRow
{
    /// <summary>The order in which events were raised.</summary>
    public long Id { get; set; }

    /// <summary>The event; the same in the rows of all its handlers.</summary>
    public Guid EventId { get; set; }

    /// <summary>The full name of the event's type.</summary>
    public required string EventType { get; set; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary><see cref="DurableEvent.OrderKey"/>.</summary>
    public required string OrderKey { get; set; }

    /// <summary>The plugin and the handler that receives it.</summary>
    public required string Subscriber { get; set; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>The time of the next attempt; null if it is parked.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The number of failed attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>The last error; null for none.</summary>
    public string? LastError { get; set; }
}
