using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>A message of a person, as a ticket sees it.</summary>
/// <param name="Action">Whose side the person is on.</param>
/// <param name="Author">Who.</param>
/// <param name="Roles">What they are in the ticket.</param>
/// <param name="At">When, by Discord's clock, to the millisecond: what is kept is no more exact, and is compared with it.</param>
internal sealed record MessageActivity(TicketAction Action, Member Author, ActorRoles Roles, DateTimeOffset At)
{
    /// <summary>
    /// Whether it is one: not of a bot or a webhook, and not what Discord says of somebody, such as that a message was pinned.
    /// </summary>
    public static bool Is(Message message) => !message.Author.Bot && message.WebhookId is null && !message.IsSystem;

    /// <summary>Whose ticket it is speaks as a customer there, whatever else they are.</summary>
    public static MessageActivity Of(Member author, ActorRoles roles, DateTimeOffset at)
    {
        var isStaff = roles.HasFlag(ActorRoles.Staff) && !roles.HasFlag(ActorRoles.Owner);
        return new MessageActivity(isStaff ? TicketAction.StaffWrites : TicketAction.CustomerWrites, author, roles, at);
    }

    /// <summary>When the last one was said that is known; the smallest instant for none.</summary>
    public static DateTimeOffset LastOf(Ticket ticket) => Later(ticket.LastCustomerMessageAt, ticket.LastStaffMessageAt ?? default);

    /// <summary>Whether nothing later is known, nor this itself.</summary>
    public bool IsNewIn(Ticket ticket) => At >= LastOf(ticket) && At != LastOfSide(ticket);

    public void NoteIn(Ticket ticket)
    {
        if (Action == TicketAction.CustomerWrites)
        {
            ticket.LastCustomerMessageAt = Later(ticket.LastCustomerMessageAt, At);
            return;
        }

        ticket.LastStaffMessageAt = Later(ticket.LastStaffMessageAt, At);
        ticket.FirstResponseAt = ticket.FirstResponseAt < At ? ticket.FirstResponseAt : At;
    }

    private DateTimeOffset? LastOfSide(Ticket ticket) =>
        Action == TicketAction.CustomerWrites ? ticket.LastCustomerMessageAt : ticket.LastStaffMessageAt;

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}
