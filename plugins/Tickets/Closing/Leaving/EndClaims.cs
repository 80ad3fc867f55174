using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Leaving;

/// <summary>
/// Releases the claims of a staff member who left, and where a claim restricts other staff, of one who is no longer staff. Needs the Server
/// Members intent.
/// </summary>
internal sealed class EndClaims(TicketsDbContext db, TicketActions change, StaffMembershipQuery staff)
{
    [On]
    public async Task HandleAsync(MemberLeft e, CancellationToken cancellationToken)
    {
        foreach (var ticket in await ClaimedAsync(e.GuildId, e.User.Id, cancellationToken))
            await ReleaseAsync(ticket, e.User.Id, cancellationToken);
    }

    [On]
    public async Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken)
    {
        var member = e.Member.User.Id;
        foreach (var ticket in await ClaimedAsync(e.GuildId, member, cancellationToken))
        {
            if (
                ticket.Department!.Rules.ClaimVisibility != ClaimVisibility.EveryoneWrites
                && !await staff.IsAsync(ticket.Department, member, cancellationToken)
            )
                await ReleaseAsync(ticket, member, cancellationToken);
        }
    }

    private Task<List<Ticket>> ClaimedAsync(Snowflake guild, Snowflake member, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .Where(t => t.ChannelDeletedAt == null && t.GuildId == guild && t.AssigneeId == member && t.State != TicketState.Closed)
            .WithDepartment()
            .ToListAsync(cancellationToken);

    private Task<ChangeResult> ReleaseAsync(Ticket ticket, Snowflake member, CancellationToken cancellationToken) =>
        change.BySystemAsync(
            ticket.GuildId,
            ticket.Id,
            TicketAction.Unclaim,
            leaving =>
            {
                // Another staff member has claimed it meanwhile.
                if (leaving.Ticket.AssigneeId != member)
                    return new Refusal("claim.nobody");
                leaving.Ticket.Unassign();
                leaving.Post = [Mention.User(member)];
                return null;
            },
            cancellationToken
        );
}
