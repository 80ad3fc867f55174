using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Access;

/// <summary>Determines the roles of a member in a ticket.</summary>
internal sealed class TicketRoles(TicketsDbContext db)
{
    public async Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .InChannel(guild, channel)
            .Where(t => t.ChannelDeletedAt == null)
            .WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);
        return ticket is null ? null : Contract(Of(ticket, member));
    }

    public static ActorRoles Of(Ticket ticket, Member member)
    {
        var (id, roles) = (member.User.Id, ActorRoles.None);
        if (ticket.OwnerId == id)
            roles |= ActorRoles.Owner;
        if (ticket.Members.Exists(m => m.IsRole ? member.Roles.Contains(m.TargetId) : m.TargetId == id))
            roles |= ActorRoles.Invited;
        if (ticket.Department!.StaffRoles.Any(role => member.Roles.Contains(role)))
            roles |= ActorRoles.Staff;
        if (member.Has(Permissions.Administrator))
            roles |= ActorRoles.Staff | ActorRoles.Admin;
        // Without the staff role the claim has no effect.
        if (ticket.AssigneeId == id && roles.HasFlag(ActorRoles.Staff))
            roles |= ActorRoles.Assignee;
        return roles;
    }

    /// <summary>What other plugins see of it.</summary>
    public static TicketRole Contract(ActorRoles roles) =>
        (roles.HasFlag(ActorRoles.Owner) ? TicketRole.Owner : TicketRole.None)
        | (roles.HasFlag(ActorRoles.Staff) ? TicketRole.Staff : TicketRole.None)
        | (roles.HasFlag(ActorRoles.Invited) ? TicketRole.Invited : TicketRole.None)
        | (roles.HasFlag(ActorRoles.Assignee) ? TicketRole.Assignee : TicketRole.None)
        | (roles.HasFlag(ActorRoles.Admin) ? TicketRole.Admin : TicketRole.None);
}
