using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Fetches the bytes of files that are not kept yet. A file that cannot be had now is tried again when the ticket is closed.</summary>
internal sealed class StoreAttachments(TicketsDbContext db, IDiscord discord, AttachmentFiles files, IOptions<TicketsOptions> options)
{
    public async Task RunAsync(Guid ticket, IReadOnlyList<Attachment> attachments, CancellationToken cancellationToken)
    {
        if (attachments.Count == 0)
            return;
        var ids = attachments.Select(file => file.Id).ToList();
        var rows = db.Attachments.Where(a => a.TicketId == ticket && a.Hash == null && ids.Contains(a.Id));
        foreach (var row in await rows.ToListAsync(cancellationToken))
        {
            await FetchAsync(row, attachments.First(file => file.Id == row.Id), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task FetchAsync(ArchivedAttachment row, Attachment file, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxAttachmentBytes;
        if (row.Size > most)
        {
            row.Problem = $"larger than {most} bytes";
            return;
        }

        try
        {
            row.Hash = await files.SaveAsync(await discord.DownloadAsync(file, cancellationToken), cancellationToken);
            row.Problem = null;
        }
        catch (Exception e) when (e is HttpRequestException or DiscordException or IOException or UnauthorizedAccessException)
        {
            row.Problem = e is IOException or UnauthorizedAccessException ? "could not be written" : "could not be downloaded";
        }
    }
}
