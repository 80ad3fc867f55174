using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Takes the resolved ticket of this channel up again. A closed one, whose channel is still there, goes on in a new channel.</summary>
internal sealed class ReopenResolved(TicketsDbContext db, GoOn goOn)
{
    [Command("reopen", "Reopen this resolved ticket"), RequireAction(TicketAction.Reopen)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("reopen"), RequireAction(TicketAction.Reopen)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) => RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        var id = await db.Tickets.InChannel(context.GuildId, context.ChannelId).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } found && (ticket is null || ticket == found)
            ? await goOn.RunAsync(context, found, cancellationToken)
            : Reply.Refuse(TicketTexts.Get(context.Culture, "refuse.no-ticket"));
    }
}
