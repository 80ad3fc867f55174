namespace DCTicket.Contracts;

/// <summary>An event that one handler has yet to get. Kept by the host; plugins only carry the table.</summary>
public sealed class OutboxRow
{
    /// <summary>The order of raising.</summary>
    public long Id { get; set; }

    /// <summary>The event; the same in the rows of all its handlers.</summary>
    public Guid EventId { get; set; }

    /// <summary>The full name of the event's type.</summary>
    public required string EventType { get; set; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary><see cref="DurableEvent.OrderKey"/>.</summary>
    public required string OrderKey { get; set; }

    /// <summary>The plugin and the handler that gets it.</summary>
    public required string Subscriber { get; set; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>When it is tried next; null once it is parked.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it has failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it failed last; null for never.</summary>
    public string? LastError { get; set; }
}
