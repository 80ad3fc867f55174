using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Reopening;

/// <summary>Reopens the resolved ticket of this channel. A closed one is reopened as a new ticket.</summary>
internal sealed class ReopenResolved(TicketsDbContext db, ReopenAction reopening)
{
    [Button("reopen"), RequireAction(TicketAction.Reopen)]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        await db.Tickets.InChannel(context.GuildId, context.ChannelId).AnyAsync(t => t.Id == ticketId, cancellationToken)
            ? await reopening.ReopenAsync(context, ticketId, cancellationToken)
            : new Refusal("refuse.no-ticket");
}
