using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>
/// Reads missed messages of a channel, and detects deleted ones. At start it continues after the last compared message instead of the last
/// known one, since a live message may be newer than a gap. Before the channel is deleted it compares everything.
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
    /// <param name="closing">
    /// Whether the channel is deleted afterwards: everything is compared, downloads are awaited, and the lease is extended.
    /// </param>
    /// <param name="seen">Called for each message.</param>
    /// <param name="cancellationToken">Cancels; results so far are kept.</param>
    /// <returns>The number of missed messages of members.</returns>
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
            // Without Read Message History the list is empty, which does not mean that messages were deleted.
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
