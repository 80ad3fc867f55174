using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A message that another plugin posted into a ticket.</summary>
internal sealed class PluginPost
{
    public Guid TicketId { get; set; }

    /// <summary>By which the plugin knows it again.</summary>
    public required string Key { get; set; }

    public TicketPostKind Kind { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it has yet to be posted, or may have been by an attempt that ended early.</summary>
    public Snowflake? MessageId { get; set; }
}
