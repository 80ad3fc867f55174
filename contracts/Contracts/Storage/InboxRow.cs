namespace DCTicket.Contracts;

/// <summary>An event that a handler of this plugin has handled. Managed by the host; plugins only have the table.</summary>
public sealed class InboxRow
{
    /// <summary>The event.</summary>
    public Guid EventId { get; set; }

    /// <summary>The handler.</summary>
    public required string Handler { get; set; }

    /// <summary>When it was handled.</summary>
    public DateTimeOffset HandledAt { get; set; }
}
