using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets;

/// <summary>Only where the lifecycle table lets this member do this with the ticket of the channel.</summary>
/// <param name="action">What the handler does.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireActionAttribute(TicketAction action) : AccessAttribute
{
    public TicketAction Action => action;

    public override bool RunsInChannelOrder => true;

    public override async ValueTask<string?> RefuseAsync(InteractionContext context, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = services.GetRequiredService<TicketsDbContext>();
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);
        if (ticket is null)
            return TicketTexts.Get(context.Culture, "refuse.no-ticket");
        var roles = TicketRoles.Of(ticket, context.Member);
        var transition = Lifecycle.Find(ticket.State, action);
        return transition is not null && ChangeTicket.Allows(transition, ticket, roles)
            ? null
            : Refusals.Of(ticket, action, roles).In(context.Culture);
    }
}
