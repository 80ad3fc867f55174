using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Claims;

/// <summary>Whether a staff member may claim a ticket: if nobody has, or if the assignee is no longer staff.</summary>
internal sealed class ClaimPolicy(StaffMembershipQuery staff)
{
    /// <summary>Sets the assignee.</summary>
    public async Task<Refusal?> TakeAsync(TicketChange claiming, Member me, CancellationToken cancellationToken)
    {
        var ticket = claiming.Ticket;
        if (ticket.AssigneeId == me.User.Id)
            return new Refusal("claim.yours");
        if (ticket.AssigneeId is { } other && await staff.IsAsync(ticket.Department!, other, cancellationToken))
            return new Refusal("claim.taken", Mention.User(other));
        ticket.Assign(me.User.Id, me.DisplayName);
        return null;
    }
}
