using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Effects.Changes;

/// <summary>Allows the handler only if the lifecycle table lets the member do this with the channel's ticket.</summary>
/// <param name="action">The action of the handler.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequireActionAttribute(TicketAction action) : AccessAttribute
{
    public TicketAction Action => action;

    public override bool RunsInChannelOrder => true;

    public override async ValueTask<string?> RefuseAsync(
        InteractionContext context,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = services.GetRequiredService<TicketsDbContext>();
        var ticket = await db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);
        if (ticket is null)
            return context.Text("refuse.no-ticket");
        var roles = TicketRoles.Of(ticket, context.Member);
        var transition = TicketLifecycle.Find(ticket.State, action);
        return transition is not null && TicketActions.Allows(transition, ticket, roles)
            ? null
            : ActionRefusals.Of(ticket, action, roles).In(context.Culture);
    }
}
