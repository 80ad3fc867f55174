using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>Downloads the attachments of messages from a channel's history.</summary>
internal sealed class AttachmentCatchUp(TicketsDbContext db, IDiscord discord, AttachmentStorage store, AttachmentDownloads downloads)
{
    private const int MaxInterrupted = 50;

    /// <param name="ticket">The ticket.</param>
    /// <param name="page">Messages from a recent response: their addresses expire.</param>
    /// <param name="wait">Whether to wait for the downloads.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FetchAsync(Ticket ticket, IReadOnlyList<Message> page, bool wait, CancellationToken cancellationToken)
    {
        List<Attachment> files = [.. page.SelectMany(ArchiveRows.FilesOf)];
        if (wait)
            await store.StoreAsync(ticket.GuildId, files, cancellationToken);
        else
            downloads.Start(ticket.GuildId, files);
    }

    /// <summary>Resumes interrupted downloads. Their addresses have expired: a new response has new ones.</summary>
    public async Task ResumeAsync(Ticket ticket, Snowflake upTo, CancellationToken cancellationToken)
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
                await FetchAsync(ticket, [message], wait: false, cancellationToken);
        }
    }
}
