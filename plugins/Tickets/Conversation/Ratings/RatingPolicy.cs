using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Ratings;

/// <summary>
/// Whether to ask the owner for a rating: if the department wants it, staff has replied, and the ticket did not end by leaving, manual
/// deletion or erasure.
/// </summary>
internal sealed class RatingPolicy(TicketsDbContext db)
{
    public async Task<bool> AsksAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (!ticket.IsClosed || !ticket.Department!.Rules.AskForRating || ticket.OwnerId == DeletedUser.Id)
            return false;
        var steps = await db
            .History.AsNoTracking()
            .Where(h => h.TicketId == ticket.Id)
            .OrderBy(h => h.Id)
            .Select(h => new
            {
                h.Action,
                h.From,
                h.To,
                h.ActorRoles,
            })
            .ToListAsync(cancellationToken);
        return steps.FindLast(step => step.To == TicketState.Closed && step.From != TicketState.Closed)?.Action
                is not (TicketAction.OwnerLeaves or TicketAction.ChannelGone)
            && (
                ticket.FirstResponseAt is not null
                || steps.Exists(step =>
                    step.Action is TicketAction.Resolve or TicketAction.Close or TicketAction.RequestClose && IsByStaff(step.ActorRoles)
                )
            );
    }

    /// <summary>Whether the resolve message asks.</summary>
    /// <param name="ticket">The ticket with its department.</param>
    /// <param name="byStaff">Whether somebody else than the owner has resolved it.</param>
    public static bool AsksAtResolving(Ticket ticket, bool byStaff) =>
        ticket.Department!.Rules.AskForRating && (byStaff || ticket.FirstResponseAt is not null);

    private static bool IsByStaff(ActorRoles roles) => roles.HasFlag(ActorRoles.Staff) && !roles.HasFlag(ActorRoles.Owner);
}
