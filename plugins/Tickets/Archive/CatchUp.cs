using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Reads what the archive may have missed. It starts where the last comparison ended and not at the last message that is known: after a gap, a
/// live message may well have come in before what the gap hides.
/// </summary>
internal sealed class CatchUp(TicketsDbContext db, IDiscord discord, ArchiveMessages archive, FollowWords words, Claims claims)
{
    private const int Page = 100;

    /// <param name="ticket">The ticket.</param>
    /// <param name="claimed">Whether the caller holds a claim, which a long history must not outlast.</param>
    /// <param name="cancellationToken">Stops; what was read stays.</param>
    public async Task RunAsync(Ticket ticket, bool claimed, CancellationToken cancellationToken)
    {
        var channel = ticket.ChannelId!.Value;
        var after = ticket.ArchivedUpTo ?? channel;
        IReadOnlyList<Message> page;
        do
        {
            page = await discord.GetMessagesAsync(channel, after, Page, cancellationToken);
            if (page.Count == 0)
                return;
            await archive.RunAsync(ticket.Id, page, cancellationToken);
            if (!ticket.IsClosed)
                await words.CatchUpAsync(ticket, page, cancellationToken);
            after = page[^1].Id;
            var row = db.Tickets.Where(t => t.Id == ticket.Id);
            await row.ExecuteUpdateAsync(set => set.SetProperty(t => t.ArchivedUpTo, after), cancellationToken);
            if (claimed)
                await row.ExecuteUpdateAsync(set => set.SetProperty(t => t.NextStepAt, claims.Until), cancellationToken);
        }
        while (page.Count == Page);
    }
}
