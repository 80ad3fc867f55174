using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary>
/// Counts the closed tickets in which a snippet was used. A ticket that was opened while this plugin was off is not counted, since only
/// TicketOpened has the channel.
/// </summary>
internal sealed class CountTickets(SnippetsDbContext db)
{
    // The host saves the changes of these handlers and marks the event as handled in one transaction, so that nothing is counted twice.

    [On]
    public Task HandleAsync(TicketOpened e, CancellationToken cancellationToken)
    {
        db.Add(new OpenTicket { TicketId = e.TicketId, ChannelId = e.ChannelId });
        return Task.CompletedTask;
    }

    [On]
    public async Task HandleAsync(TicketClosed e, CancellationToken cancellationToken)
    {
        if (await db.OpenTickets.SingleOrDefaultAsync(t => t.TicketId == e.TicketId, cancellationToken) is not { } ticket)
            return;
        var uses = db.Uses.Where(u => u.ChannelId == ticket.ChannelId).AsAsyncEnumerable();
        await foreach (var use in uses.WithCancellation(cancellationToken))
            use.ClosedTicketId = e.TicketId;
        db.Remove(ticket);
    }
}
