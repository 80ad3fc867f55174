using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Takes the resolved ticket of this channel up again. A closed one, whose channel is still there, goes on in a new channel.</summary>
internal sealed class ReopenResolved(TicketsDbContext db, GoOn goOn)
{
    [Button("reopen"), RequireAction(TicketAction.Reopen)]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        await db.Tickets.InChannel(context.GuildId, context.ChannelId).AnyAsync(t => t.Id == ticketId, cancellationToken)
            ? await goOn.RunAsync(context, ticketId, cancellationToken)
            : Reply.Refuse(TicketTexts.Get(context.Culture, "refuse.no-ticket"));
}
