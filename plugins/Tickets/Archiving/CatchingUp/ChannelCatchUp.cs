using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>
/// Reads what the archive may have missed, and notices what is there no longer. At start it begins where the last comparison ended and not
/// at the last message that is known: after a gap, a live message may well have come in before what the gap hides. Before the channel goes
/// it begins with the channel.
/// </summary>
internal sealed class ChannelCatchUp(
    IDiscord discord,
    PageComparison compare,
    AttachmentCatchUp attachments,
    TrackActivity words,
    CatchUpProgress progress
)
{
    private const int Page = 100;

    /// <param name="ticket">The ticket.</param>
    /// <param name="closing">Whether the channel goes after this: all of it is compared, files are waited for, and the caller holds a
    /// claim, which a long history must not outlast.</param>
    /// <param name="seen">Called with each message.</param>
    /// <param name="cancellationToken">Stops; what was read stays.</param>
    /// <returns>How many messages of people were not known.</returns>
    public async Task<int> CatchUpAsync(Ticket ticket, bool closing, Action<Message>? seen, CancellationToken cancellationToken)
    {
        var channel = ticket.ChannelId!.Value;
        var after = closing ? channel : ticket.ArchivedUpTo ?? channel;
        if (!closing)
            await attachments.ResumeAsync(ticket, after, cancellationToken);
        IReadOnlyList<Message> page;
        var found = 0;
        do
        {
            var newest = await compare.NewestAsync(ticket, cancellationToken);
            page = await discord.GetMessagesAsync(channel, after, Page, cancellationToken);
            // A bot that may not read the history gets none: that nothing comes at all says nothing of what was there.
            if (page.Count == 0 && after == (closing ? channel : ticket.ArchivedUpTo ?? channel))
                return found;
            if (seen is not null)
                page.ToList().ForEach(seen);
            found += await compare.CompareAsync(ticket, page, after, page.Count == Page ? page[^1].Id : newest, closing, cancellationToken);
            if (page.Count == 0)
                return found;
            if (!ticket.IsClosed)
                await words.CatchUpAsync(ticket, page, cancellationToken);
            after = page[^1].Id;
            await progress.NoteAsync(ticket, after, closing, cancellationToken);
        } while (page.Count == Page);

        return found;
    }
}
