namespace DCTicket.Contracts;

/// <summary>An event that a handler of this plugin has had. Kept by the host; plugins only carry the table.</summary>
public sealed class InboxRow
{
    /// <summary>The event.</summary>
    public Guid EventId { get; set; }

    /// <summary>The handler.</summary>
    public required string Handler { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset HandledAt { get; set; }
}
