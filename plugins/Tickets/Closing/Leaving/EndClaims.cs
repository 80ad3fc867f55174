using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Leaving;

/// <summary>Releases the claims of a staff member who left.</summary>
internal sealed class EndClaims(TicketsDbContext db, TicketActions change)
{
    [On]
    public async Task HandleAsync(MemberLeft e, CancellationToken cancellationToken)
    {
        var left = e.User.Id;
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => t.ChannelDeletedAt == null && t.GuildId == e.GuildId && t.AssigneeId == left && t.State != TicketState.Closed)
            .Select(t => t.Id)
            .ToListAsync(cancellationToken);
        foreach (var ticket in tickets)
        {
            await change.BySystemAsync(
                e.GuildId,
                ticket,
                TicketAction.Unclaim,
                leaving =>
                {
                    // Another staff member has claimed it meanwhile.
                    if (leaving.Ticket.AssigneeId != left)
                        return new Refusal("claim.nobody");
                    leaving.Ticket.Unassign();
                    leaving.Post = [Mention.User(left)];
                    return null;
                },
                cancellationToken
            );
        }
    }
}
