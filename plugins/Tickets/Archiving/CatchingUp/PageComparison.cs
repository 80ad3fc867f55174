using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>Compares a page of a channel's history with the archive.</summary>
internal sealed class PageComparison(
    TicketsDbContext db,
    ArchiveWriter writer,
    AuthorQuery authors,
    AttachmentCatchUp attachments,
    TimeProvider time
)
{
    /// <summary>The last known message; 0 for none. Later messages are not missing, even if they arrive late.</summary>
    public async Task<Snowflake> NewestAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken);
        return await db
            .Messages.Where(m => m.TicketId == ticket.Id && m.ThreadId == null)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <param name="ticket">The ticket.</param>
    /// <param name="page">The page.</param>
    /// <param name="after">The message before the page.</param>
    /// <param name="upTo">Archived messages up to this one that are not on the page were deleted.</param>
    /// <param name="wait">Whether to wait for downloads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of missed messages of members.</returns>
    public async Task<int> CompareAsync(
        Ticket ticket,
        IReadOnlyList<Message> page,
        Snowflake after,
        Snowflake upTo,
        bool wait,
        CancellationToken cancellationToken
    )
    {
        var ids = page.Select(message => message.Id).ToHashSet();
        var here = db.Messages.Where(m => m.TicketId == ticket.Id && m.ThreadId == null);
        var gone = await here.Where(m => m.Id > after && m.Id <= upTo && m.DeletedAt == null && !ids.Contains(m.Id))
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
        var known = (await here.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken)).ToHashSet();
        List<ArchiveEntry> entries = [];
        foreach (var message in page)
        {
            var author = known.Contains(message.Id) ? null : await authors.FindAsync(ticket.GuildId, message, cancellationToken);
            entries.Add(new MessageSeen(ticket.GuildId, message with { ChannelId = ticket.ChannelId!.Value }, author, Fetched: true));
        }

        if (gone.Count > 0)
            entries.Add(new MessagesGone(ticket.GuildId, ticket.ChannelId!.Value, gone, time.GetUtcNow(), Unseen: true));
        await writer.WriteAsync(entries, cancellationToken);
        await attachments.FetchAsync(ticket, page, wait, cancellationToken);
        return page.Count(message => MessageActivity.Is(message) && !known.Contains(message.Id));
    }

    /// <summary>Archives a page of a thread in a ticket's channel, and waits for downloads.</summary>
    public async Task KeepThreadAsync(Ticket ticket, Channel thread, IReadOnlyList<Message> page, CancellationToken cancellationToken)
    {
        List<ArchiveEntry> entries = [];
        foreach (var message in page)
        {
            var author = await authors.FindAsync(ticket.GuildId, message, cancellationToken);
            entries.Add(
                new MessageSeen(ticket.GuildId, message with { ChannelId = ticket.ChannelId!.Value }, author, Fetched: true)
                {
                    Thread = thread,
                }
            );
        }

        await writer.WriteAsync(entries, cancellationToken);
        await attachments.FetchAsync(ticket, page, wait: true, cancellationToken);
    }
}
