using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Access;

/// <summary>
/// Finds the assignee whose claim restricts other staff. Somebody who is no longer staff restricts nobody: the ticket would be hidden from
/// its department.
/// </summary>
internal sealed class ClaimantQuery(StaffMembershipQuery staff)
{
    public async Task<Snowflake?> FindAsync(Ticket ticket, CancellationToken cancellationToken) =>
        ticket.AssigneeId is { } assignee
        && ticket.Department!.Rules.ClaimVisibility != ClaimVisibility.EveryoneWrites
        && await staff.IsAsync(ticket.Department, assignee, cancellationToken)
            ? assignee
            : null;

    /// <summary>Whether the claim of another one hides the ticket from somebody with these roles in it.</summary>
    public async Task<bool> HidesFromAsync(Ticket ticket, ActorRoles roles, CancellationToken cancellationToken) =>
        roles == ActorRoles.Staff
        && ticket.Department!.Rules.ClaimVisibility == ClaimVisibility.OthersHidden
        && await FindAsync(ticket, cancellationToken) is not null;
}
