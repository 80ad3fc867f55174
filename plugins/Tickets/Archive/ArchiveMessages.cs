using System.Text.Json;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Writes messages of one ticket to the archive. A message that is there already is brought up to date; what it said before is kept.</summary>
internal sealed class ArchiveMessages(TicketsDbContext db, StoreAttachments attachments, IndexMessages index, TimeProvider time)
{
    private const int Turns = 3;

    public async Task RunAsync(Guid ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        for (var turn = 1; ; turn++)
        {
            try
            {
                await WriteAsync(ticket, messages, cancellationToken);
                break;
            }
            catch (DbUpdateException e) when (e.IsUniqueViolation() && turn < Turns)
            {
                // The same message came by the other way at the same instant, live or by catching up: now it is there.
                Forget();
            }
        }

        await attachments.RunAsync(ticket, [.. messages.SelectMany(message => message.Attachments)], cancellationToken);
        Forget();
    }

    private async Task WriteAsync(Guid ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(message => message.Id).ToList();
        var known = await db.Messages.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var knownFiles = await db.Attachments.Where(a => a.TicketId == ticket && ids.Contains(a.MessageId))
            .Select(a => a.Id).ToListAsync(cancellationToken);
        foreach (var message in messages)
        {
            if (known.TryGetValue(message.Id, out var row))
                Renew(row, message);
            else
                db.Messages.Add(known[message.Id] = Make(ticket, message));
            db.Attachments.AddRange(message.Attachments.Where(file => !knownFiles.Contains(file.Id)).Select(file => Make(ticket, message.Id, file)));
        }

        await index.RunAsync([.. known.Values], cancellationToken);
    }

    private void Renew(ArchivedMessage row, Message message)
    {
        // An older state than the one that is kept can arrive late, by catching up.
        if ((message.EditedTimestamp ?? message.Timestamp) < row.EditedAt)
            return;
        if (row.Content != message.Content)
        {
            var at = message.EditedTimestamp ?? time.GetUtcNow();
            db.Edits.Add(new MessageEdit { MessageId = row.Id, Content = row.Content, ReplacedAt = at });
            row.Content = message.Content;
        }

        row.EditedAt = message.EditedTimestamp ?? row.EditedAt;
        row.EmbedsJson = Write(message.Embeds);
    }

    private static ArchivedMessage Make(Guid ticket, Message message) => new()
    {
        Id = message.Id,
        TicketId = ticket,
        AuthorId = message.Author.Id,
        AuthorName = message.Author.DisplayName,
        AuthorIsBot = message.Author.Bot,
        Type = message.Type,
        Content = message.Content,
        EmbedsJson = Write(message.Embeds),
        CreatedAt = message.Timestamp,
        EditedAt = message.EditedTimestamp,
    };

    private static ArchivedAttachment Make(Guid ticket, Snowflake message, Attachment file) => new()
    {
        Id = file.Id,
        MessageId = message,
        TicketId = ticket,
        FileName = file.Filename,
        ContentType = file.ContentType,
        Size = file.Size,
    };

    private static string? Write(IReadOnlyList<Embed> embeds) => embeds.Count == 0 ? null : JsonSerializer.Serialize(embeds);

    // The ticket itself may be tracked too, by who asked; it stays.
    private void Forget()
    {
        var ours = db.ChangeTracker.Entries().Where(entry => entry.Entity is ArchivedMessage or MessageEdit or ArchivedAttachment or IndexEntry);
        foreach (var entry in ours.ToList())
            entry.State = EntityState.Detached;
    }
}
