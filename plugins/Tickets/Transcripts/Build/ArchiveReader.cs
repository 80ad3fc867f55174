using System.Runtime.CompilerServices;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Reads a ticket's archived messages in order of id, in pages, so that a long ticket needs no more memory.</summary>
internal sealed class ArchiveReader(TicketsDbContext db, AttachmentFiles files)
{
    private const int Page = 200;
    private const int MaxEdits = 20;

    public async IAsyncEnumerable<TranscriptMessage> ReadAsync(
        TranscriptDocument document,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Snowflake after = default;
        // The customer was not in a private thread.
        var staff = document.Audience == TranscriptAudience.Staff;
        List<ArchivedMessage> rows;
        do
        {
            rows = await db
                .Messages.AsNoTracking()
                .Where(m => m.TicketId == document.Ticket.Id && m.Id > after && (staff || !m.IsInPrivateThread))
                .OrderBy(m => m.Id)
                .Take(Page)
                .ToListAsync(cancellationToken);
            if (rows.Count == 0)
                yield break;
            var page = await ReadPageAsync(document, rows, cancellationToken);
            foreach (var row in rows)
                yield return await MakeAsync(document, row, page, cancellationToken);
            after = rows[^1].Id;
        } while (rows.Count == Page);
    }

    /// <summary>The stored files that the audience may have, in order.</summary>
    public Task<List<ArchivedAttachment>> FilesAsync(TranscriptDocument document, CancellationToken cancellationToken)
    {
        var (ticket, owner) = (document.Ticket.Id, document.Ticket.OwnerId);
        var files = db.Attachments.AsNoTracking().Where(a => a.TicketId == ticket && a.Hash != null);
        if (document.Audience == TranscriptAudience.Customer)
            files = files.Where(a =>
                db.Messages.Any(m =>
                    m.Id == a.MessageId && !m.IsInPrivateThread && (m.AuthorId == owner || (m.DeletedAt == null && a.RemovedAt == null))
                )
            );
        return files.OrderBy(a => a.Id).ToListAsync(cancellationToken);
    }

    private async Task<PageParts> ReadPageAsync(
        TranscriptDocument document,
        List<ArchivedMessage> rows,
        CancellationToken cancellationToken
    )
    {
        var ticket = document.Ticket.Id;
        var ids = rows.ConvertAll(row => row.Id);
        var attachments = await db
            .Attachments.AsNoTracking()
            .Where(a => a.TicketId == ticket && ids.Contains(a.MessageId))
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var edits = rows.Exists(row => row.EditedAt is not null)
            ? await db.Edits.AsNoTracking().Where(e => ids.Contains(e.MessageId)).OrderBy(e => e.Id).ToListAsync(cancellationToken)
            : [];
        var asked = rows.Where(row => row.ReplyToId is not null).Select(row => row.ReplyToId!.Value).ToHashSet();
        var known = rows.Where(row => asked.Contains(row.Id)).ToDictionary(row => row.Id);
        var missing = asked.Except(known.Keys).ToList();
        if (missing.Count > 0)
        {
            foreach (
                var row in await db
                    .Messages.AsNoTracking()
                    .Where(m => m.TicketId == ticket && missing.Contains(m.Id))
                    .ToListAsync(cancellationToken)
            )
                known[row.Id] = row;
        }

        return new(attachments.ToLookup(a => a.MessageId), edits.ToLookup(e => e.MessageId), known);
    }

    private async Task<TranscriptMessage> MakeAsync(
        TranscriptDocument document,
        ArchivedMessage row,
        PageParts page,
        CancellationToken cancellationToken
    )
    {
        // Deleted messages of others, earlier versions, and their files are for staff only.
        var open = document.Audience == TranscriptAudience.Staff || row.AuthorId == document.Ticket.OwnerId;
        if (IsWithheld(document, row))
            return Withheld(row);
        List<TranscriptFile> own = [];
        foreach (var file in page.Files[row.Id].Where(file => open || file.RemovedAt is null))
            own.Add(
                new TranscriptFile(file, document.Files.Inlined.Contains(file.Id) ? await ReadImageAsync(file, cancellationToken) : null)
            );
        return new TranscriptMessage(row)
        {
            Embeds = ArchiveJson.Read<Embed>(row.EmbedsJson),
            Components = ArchiveJson.Read<MessageComponent>(row.ComponentsJson),
            Stickers = ArchiveJson.Read<Sticker>(row.StickersJson),
            Reactions = ArchiveJson.Read<Reaction>(row.ReactionsJson),
            Forwards =
            [
                .. ArchiveJson.Read<MessageSnapshot>(row.ForwardsJson).Select(snapshot => snapshot.Message).OfType<ForwardedMessage>(),
            ],
            Poll = ArchiveJson.Read<Poll>(row.PollJson).FirstOrDefault(),
            Edits = open ? [.. page.Edits[row.Id].TakeLast(MaxEdits)] : [],
            Files = own,
            ReplyTo =
                row.ReplyToId is { } answered && page.Known.GetValueOrDefault(answered) is { } known && !IsWithheld(document, known)
                    ? known
                    : null,
            Names = row.MentionsJson is null
                ? document.Names
                : document.Names with
                {
                    Mentioned = ArchiveJson.Read<User>(row.MentionsJson),
                },
        };
    }

    private static bool IsWithheld(TranscriptDocument document, ArchivedMessage row) =>
        document.Audience == TranscriptAudience.Customer && row.DeletedAt is not null && row.AuthorId != document.Ticket.OwnerId;

    // Only that there was a message and by whom, without its content.
    private static TranscriptMessage Withheld(ArchivedMessage row) =>
        new(
            new ArchivedMessage
            {
                Id = row.Id,
                TicketId = row.TicketId,
                AuthorId = row.AuthorId,
                AuthorName = row.AuthorName,
                AuthorIsBot = row.AuthorIsBot,
                AuthorRoles = row.AuthorRoles,
                Kind = row.Kind == MessageKind.System ? MessageKind.Person : row.Kind,
                ThreadId = row.ThreadId,
                ThreadName = row.ThreadName,
                IsInPrivateThread = row.IsInPrivateThread,
                Content = "",
                CreatedAt = row.CreatedAt,
                DeletedAt = row.DeletedAt,
            }
        )
        {
            IsWithheld = true,
        };

    private async Task<ImageBytes?> ReadImageAsync(ArchivedAttachment file, CancellationToken cancellationToken) =>
        await files.ReadAsync(file.Hash!, cancellationToken) is { } content && TranscriptReader.MediaTypeOf(content) is { } type
            ? new ImageBytes(type, content)
            : null;

    private sealed record PageParts(
        ILookup<Snowflake, ArchivedAttachment> Files,
        ILookup<Snowflake, MessageEdit> Edits,
        IReadOnlyDictionary<Snowflake, ArchivedMessage> Known
    );
}
