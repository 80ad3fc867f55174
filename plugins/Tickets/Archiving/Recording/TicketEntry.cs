using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>An event in the channel of a ticket.</summary>
/// <param name="Ticket">The ticket, from <see cref="ArchivedTicketQuery"/>.</param>
/// <param name="Entry">The event.</param>
internal record TicketEntry(Ticket Ticket, ArchiveEntry Entry)
{
    public static TicketEntry Of(Ticket ticket, ArchiveEntry entry) =>
        entry is MessageSeen seen ? TicketMessage.Of(ticket, seen) : new TicketEntry(ticket, entry);
}
