using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Explains why an action is invalid or not allowed.</summary>
internal static class ActionRefusals
{
    public static Refusal Of(Ticket ticket, TicketAction action, ActorRoles roles)
    {
        if (action is TicketAction.ConfirmClose or TicketAction.DeclineClose && !ticket.IsClosed)
            return new Refusal(ticket.CloseRequestedAt is null ? "close-request.gone" : "close-request.owner");
        if (TicketLifecycle.Find(ticket.State, action) is not { } transition)
            return new Refusal(
                ticket.IsClosed ? "refuse.closed"
                : ticket.State == TicketState.Resolved ? "refuse.resolved"
                : "refuse.not-now"
            );
        if (transition.IsFor(roles))
            return new Refusal("refuse.close-by-staff");
        return new Refusal(
            transition.Who.HasFlag(ActorRoles.Owner) ? "refuse.owner-or-staff"
            : transition.Who.HasFlag(ActorRoles.Staff) ? "refuse.staff"
            : "refuse.assignee"
        );
    }
}
