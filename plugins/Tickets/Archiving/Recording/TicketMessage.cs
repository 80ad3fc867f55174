using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// A message in a ticket, with the ticket and the author's roles: resolved once for archive, activity and closing message.
/// </summary>
/// <param name="Ticket">The ticket, from <see cref="ArchivedTicketQuery"/>.</param>
/// <param name="Seen">The message.</param>
/// <param name="AuthorRoles">The author's roles in the ticket; none for bots and webhooks.</param>
internal sealed record TicketMessage(Ticket Ticket, MessageSeen Seen, ActorRoles AuthorRoles) : TicketEntry(Ticket, Seen)
{
    public Message Message => Seen.Message;

    public static TicketMessage Of(Ticket ticket, MessageSeen seen) =>
        new(
            ticket,
            seen,
            seen.SentAs is { } roles ? roles
                : seen.Message.Author.Bot || seen.Message.WebhookId is not null ? ActorRoles.None
                : TicketRoles.Of(ticket, seen.Author ?? new Member { User = seen.Message.Author })
        );
}
