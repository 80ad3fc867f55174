using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Something that happened in the channel of a ticket.</summary>
/// <param name="Ticket">The ticket, as <see cref="ArchivedTicketQuery"/> reads it.</param>
/// <param name="Entry">What happened.</param>
internal record TicketEntry(Ticket Ticket, ArchiveEntry Entry)
{
    public static TicketEntry Of(Ticket ticket, ArchiveEntry entry) =>
        entry is MessageSeen seen ? TicketMessage.Of(ticket, seen) : new TicketEntry(ticket, entry);
}

/// <summary>
/// A message in a ticket, with its ticket and the roles of its author. They are resolved once for the archive, for the activity and for the
/// note that the closing message is there.
/// </summary>
/// <param name="Ticket">The ticket, as <see cref="ArchivedTicketQuery"/> reads it.</param>
/// <param name="Seen">The message as Discord has it now.</param>
/// <param name="AuthorRoles">What its author is in the ticket; none for bots and webhooks.</param>
internal sealed record TicketMessage(Ticket Ticket, MessageSeen Seen, ActorRoles AuthorRoles) : TicketEntry(Ticket, Seen)
{
    public Message Message => Seen.Message;

    public static TicketMessage Of(Ticket ticket, MessageSeen seen) =>
        new(
            ticket,
            seen,
            seen.Message.Author.Bot || seen.Message.WebhookId is not null
                ? ActorRoles.None
                : TicketRoles.Of(ticket, seen.Author ?? new Member { User = seen.Message.Author })
        );
}
