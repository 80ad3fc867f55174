using DCTicket.Tickets.Archiving.Activity;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Writes a batch in one transaction: archive, activity, and the note of the closing message. Tickets and author roles are resolved once.
/// Only used by <see cref="ArchiveWriter"/>, one batch at a time.
/// </summary>
internal sealed class ArchiveBatch(
    TicketsDbContext db,
    ArchivedTicketQuery tickets,
    ArchiveRows rows,
    MessageEvents events,
    ClosingMessageNote closing,
    ActivityWriter activity
)
{
    public async Task ArchiveAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Guid> work = [];
            await db.WriteAsync(async token => work = await WriteAsync(entries, token), cancellationToken);
            activity.Start(work);
        }
        finally
        {
            db.ChangeTracker.Clear();
            rows.Clear();
        }
    }

    private async Task<IReadOnlyList<Guid>> WriteAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        var byChannel = await tickets.FindAsync([.. entries.Select(entry => entry.ChannelId).Distinct()], cancellationToken);
        List<TicketEntry> ours = [];
        foreach (var entry in entries)
        {
            if (byChannel.TryGetValue(entry.ChannelId, out var ticket) && ticket.GuildId == entry.GuildId)
                ours.Add(TicketEntry.Of(ticket, entry));
        }

        if (ours.Count == 0)
            return [];
        await rows.WriteAsync(ours, cancellationToken);
        List<TicketMessage> messages = [.. ours.OfType<TicketMessage>()];
        events.Raise(rows.NewOf(messages));
        await closing.WriteAsync(messages, cancellationToken);
        return await activity.WriteAsync(messages, cancellationToken);
    }
}
