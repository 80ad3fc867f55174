namespace DCTicket.Tickets.Core.Data;

/// <summary>A label on a ticket.</summary>
internal sealed class TicketLabel
{
    public Guid TicketId { get; set; }

    public Guid LabelId { get; set; }

    public GuildLabel? Definition { get; set; }
}
