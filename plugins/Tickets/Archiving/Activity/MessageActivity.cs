using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>A member's message in a ticket.</summary>
/// <param name="Action">The lifecycle action, which depends on the author's side.</param>
/// <param name="Author">The author.</param>
/// <param name="Roles">The author's roles in the ticket.</param>
/// <param name="At">The time by Discord's clock, to the millisecond, as it is stored.</param>
internal sealed record MessageActivity(TicketAction Action, Member Author, ActorRoles Roles, DateTimeOffset At)
{
    /// <summary>Whether a message counts: not one of a bot or a webhook, and no system message.</summary>
    public static bool Is(Message message) => !message.Author.Bot && message.WebhookId is null && !message.IsSystem;

    /// <summary>The owner counts as the customer, whatever other roles they have.</summary>
    public static MessageActivity Of(Member author, ActorRoles roles, DateTimeOffset at)
    {
        var isStaff = roles.HasFlag(ActorRoles.Staff) && !roles.HasFlag(ActorRoles.Owner);
        return new MessageActivity(isStaff ? TicketAction.StaffWrites : TicketAction.CustomerWrites, author, roles, at);
    }

    /// <summary>Whether this message is newer than all known ones.</summary>
    public bool IsNewIn(Ticket ticket) => At >= ticket.LastMessageAt && At != LastOfSide(ticket);

    public void NoteIn(Ticket ticket)
    {
        if (Action == TicketAction.CustomerWrites)
            ticket.NoteCustomerMessage(At);
        else
            ticket.NoteStaffMessage(At);
    }

    private DateTimeOffset? LastOfSide(Ticket ticket) =>
        Action == TicketAction.CustomerWrites ? ticket.LastCustomerMessageAt : ticket.LastStaffMessageAt;
}
