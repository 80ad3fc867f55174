using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>Compares a page of a channel's history with the archive.</summary>
internal sealed class PageComparison(TicketsDbContext db, IDiscord discord, ArchiveWriter writer, ComparedParts parts, TimeProvider time)
{
    private const int MaxInterrupted = 50;

    /// <summary>The last message that is known; 0 for none. What comes after it is not missing, however late it comes.</summary>
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
    /// <param name="page">What Discord has.</param>
    /// <param name="after">What the page comes after.</param>
    /// <param name="upTo">What is known up to this and not on the page is gone.</param>
    /// <param name="wait">Whether files are waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many messages of people were not known.</returns>
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
            var author = known.Contains(message.Id) ? null : await parts.Authors.FindAsync(ticket.GuildId, message, cancellationToken);
            entries.Add(new MessageSeen(ticket.GuildId, message with { ChannelId = ticket.ChannelId!.Value }, author, Fetched: true));
        }

        if (gone.Count > 0)
            entries.Add(new MessagesGone(ticket.GuildId, ticket.ChannelId!.Value, gone, time.GetUtcNow(), Unseen: true));
        await writer.WriteAsync(entries, cancellationToken);
        await FetchAsync(ticket, [.. page.SelectMany(ArchiveBatch.FilesOf)], wait, cancellationToken);
        return page.Count(message => MessageActivity.Is(message) && !known.Contains(message.Id));
    }

    /// <summary>Keeps a page of a thread in a ticket's channel; files are waited for.</summary>
    public async Task KeepThreadAsync(Ticket ticket, Channel thread, IReadOnlyList<Message> page, CancellationToken cancellationToken)
    {
        List<ArchiveEntry> entries = [];
        foreach (var message in page)
        {
            var author = await parts.Authors.FindAsync(ticket.GuildId, message, cancellationToken);
            entries.Add(
                new MessageSeen(ticket.GuildId, message with { ChannelId = ticket.ChannelId!.Value }, author, Fetched: true)
                {
                    Thread = thread,
                }
            );
        }

        await writer.WriteAsync(entries, cancellationToken);
        await FetchAsync(ticket, [.. page.SelectMany(ArchiveBatch.FilesOf)], wait: true, cancellationToken);
    }

    /// <summary>
    /// Fetches files that a restart has interrupted. Their addresses have expired: Discord gives new ones with the message.
    /// </summary>
    public async Task FetchFilesAsync(Ticket ticket, Snowflake upTo, CancellationToken cancellationToken)
    {
        var interrupted = await db
            .Attachments.Where(a => a.TicketId == ticket.Id && a.Hash == null && a.Problem == null && a.MessageId <= upTo)
            .Select(a => a.MessageId)
            .Distinct()
            .OrderBy(id => id)
            .Take(MaxInterrupted)
            .ToListAsync(cancellationToken);
        foreach (var id in interrupted)
        {
            if (await discord.GetMessageAsync(ticket.ChannelId!.Value, id, cancellationToken) is { } message)
                await FetchAsync(ticket, ArchiveBatch.FilesOf(message), wait: false, cancellationToken);
        }
    }

    private async Task FetchAsync(Ticket ticket, IReadOnlyList<Attachment> files, bool wait, CancellationToken cancellationToken)
    {
        if (wait)
            await parts.Store.StoreAsync(ticket.GuildId, files, cancellationToken);
        else
            parts.Record.Fetch(ticket.GuildId, files);
    }
}

/// <summary>What comparing needs besides the archive itself.</summary>
internal sealed class ComparedParts(AuthorQuery authors, AttachmentStorage store, RecordParts record)
{
    public AuthorQuery Authors => authors;

    public AttachmentStorage Store => store;

    public RecordParts Record => record;
}
