using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Reopening;

/// <summary>The remaining participants of a closed ticket.</summary>
/// <param name="Owner">The owner; null if they left the server.</param>
/// <param name="HasAssignee">Whether the assignee is still staff of the department.</param>
/// <param name="Invited">The invited members who are still in the server.</param>
internal sealed record Participants(Member? Owner, bool HasAssignee, IReadOnlyList<TicketMember> Invited);

/// <summary>Finds the remaining participants of a closed ticket.</summary>
internal sealed class ParticipantQuery(TicketsDbContext db, StaffMembershipQuery staff, IDiscord discord)
{
    /// <summary>Null if the ticket is not closed, or if the caller is not its staff: then Discord is not asked.</summary>
    public async Task<Participants?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == id && t.GuildId == context.GuildId, cancellationToken);
        if (ticket is not { IsClosed: true } || !TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff))
            return null;
        if (ticket.OwnerId == DeletedUser.Id)
            return new Participants(null, false, []);
        if (await discord.GetMemberAsync(ticket.GuildId, ticket.OwnerId, cancellationToken) is not { } owner)
            return new Participants(null, false, []);
        var live = await discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken);
        List<TicketMember> invited = [];
        foreach (var member in ticket.Members)
        {
            if (
                member.IsRole
                    ? live.Contains(member.TargetId)
                    : await discord.GetMemberAsync(ticket.GuildId, member.TargetId, cancellationToken) is not null
            )
                invited.Add(member);
        }

        var keeps = ticket.AssigneeId is { } assignee && await staff.IsAsync(ticket.Department!, assignee, cancellationToken);
        return new Participants(owner, keeps, invited);
    }
}
