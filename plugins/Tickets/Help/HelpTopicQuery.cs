using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Help;

/// <summary>Determines the help topic: by the role in the channel's ticket, else in the server.</summary>
internal sealed class HelpTopicQuery(TicketsDbContext db, ICommands commands)
{
    public async Task<HelpTopic> FindAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .Where(t => t.State != TicketState.Closed)
            .WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);
        var roles = ticket is null ? ActorRoles.None : TicketRoles.Of(ticket, context.Member);
        if (roles.HasFlag(ActorRoles.Owner))
            return HelpTopic.Owner;
        if (roles.HasFlag(ActorRoles.Staff))
            return HelpTopic.TicketStaff;
        if (roles.HasFlag(ActorRoles.Invited))
            return HelpTopic.Invited;
        if (await commands.MayUseAsync(context.GuildId, context.Member, "support", cancellationToken))
            return await db.Panels.AnyAsync(p => p.GuildId == context.GuildId, cancellationToken) ? HelpTopic.Admin : HelpTopic.NewAdmin;
        return (await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken)).IsStaff
            ? HelpTopic.Staff
            : HelpTopic.Customer;
    }
}
