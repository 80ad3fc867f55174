using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Tells who a member is to a ticket.</summary>
internal sealed class TicketRoles(TicketsDbContext db) : ITickets
{
    public async Task<TicketRole?> FindRoleAsync(Snowflake guild, Snowflake channel, Member member, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(guild, channel).Where(t => t.ChannelDeletedAt == null)
            .WithDepartment().SingleOrDefaultAsync(cancellationToken);
        return ticket is null ? null : Of(ticket, member);
    }

    public static TicketRole Of(Ticket ticket, Member member)
    {
        var role = ticket.OwnerId == member.User.Id ? TicketRole.Owner : TicketRole.None;
        if (member.Has(Permissions.Administrator) || ticket.Department!.Roles.Exists(r => member.Roles.Contains(r.RoleId)))
            role |= TicketRole.Staff;
        return role;
    }
}
