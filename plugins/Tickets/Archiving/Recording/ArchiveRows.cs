using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// The rows of a batch: messages, versions, attachments and index entries. An existing message is updated, and its earlier version is
/// kept. <see cref="ArchiveBatch"/> calls it for one batch at a time.
/// </summary>
internal sealed class ArchiveRows(TicketsDbContext db, IDiscord discord, MessageIndexer index, TimeProvider time)
{
    private readonly Dictionary<Snowflake, ArchivedMessage> _rows = [];
    private readonly HashSet<Snowflake> _files = [];
    private readonly List<ArchivedAttachment> _attached = [];
    private readonly List<ArchivedMessage> _new = [];
    private readonly List<ArchivedAttachment> _newFiles = [];
    private readonly HashSet<Snowflake> _attributed = [];

    /// <summary>Runs inside of the batch's exclusive write.</summary>
    public async Task WriteAsync(IReadOnlyList<TicketEntry> entries, CancellationToken cancellationToken)
    {
        await LoadAsync(entries, cancellationToken);
        foreach (var entry in entries)
            Apply(entry);
        await BulkInsert.InsertAsync(db, _new, cancellationToken);
        await BulkInsert.InsertAsync(db, _newFiles, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var known = new KnownParts(
            entries.Select(entry => entry.Ticket).Distinct().ToDictionary(ticket => ticket.Id, SearchScope.Of),
            _new.Select(row => row.Id).ToHashSet(),
            _newFiles.ToLookup(file => file.MessageId, file => file.FileName)
        );
        // Only authored messages are indexed: reactions and deletions change no text.
        List<ArchivedMessage> written = [.. entries.OfType<TicketMessage>().Select(message => _rows[message.Message.Id]).Distinct()];
        await index.IndexAsync(written, known, cancellationToken);
    }

    /// <summary>The messages of this batch that are new in the archive, or have got an author, each once.</summary>
    public IReadOnlyList<TicketMessage> NewOf(IEnumerable<TicketMessage> messages)
    {
        var added = _new.Select(row => row.Id).Concat(_attributed).ToHashSet();
        return [.. messages.Where(message => added.Remove(message.Message.Id))];
    }

    /// <summary>Clears the state after a batch.</summary>
    public void Clear()
    {
        _rows.Clear();
        _files.Clear();
        _attached.Clear();
        _new.Clear();
        _newFiles.Clear();
        _attributed.Clear();
    }

    private async Task LoadAsync(IReadOnlyList<TicketEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.SelectMany(entry => MessagesOf(entry.Entry)).Distinct().ToList();
        if (ids.Count == 0)
            return;
        foreach (var row in await db.Messages.Where(m => EF.Parameter(ids).Contains(m.Id)).ToListAsync(cancellationToken))
            _rows[row.Id] = row;
        List<Message> messages = [.. entries.OfType<TicketMessage>().Select(entry => entry.Message)];
        var files = messages.SelectMany(FilesOf).Select(file => file.Id).Distinct().ToList();
        var again = messages.Select(message => message.Id).Where(_rows.ContainsKey).Distinct().ToList();
        if (again.Count > 0)
            _attached.AddRange(
                await db
                    .Attachments.Where(a => EF.Parameter(again).Contains(a.MessageId) && a.RemovedAt == null)
                    .ToListAsync(cancellationToken)
            );
        if (files.Count > 0)
            _files.UnionWith(
                await db.Attachments.Where(a => EF.Parameter(files).Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken)
            );
    }

    private void Apply(TicketEntry entry)
    {
        var ticket = entry.Ticket;
        switch (entry.Entry)
        {
            case MessageSeen:
                Write((TicketMessage)entry);
                break;
            case MessagesGone gone:
                foreach (var row in Find(ticket, gone.Ids).Where(row => row.DeletedAt is null || (row.DeletionUnseen && !gone.Unseen)))
                    (row.DeletedAt, row.DeletionUnseen) = (gone.At, gone.Unseen);
                break;
            case ReactionChanged reaction when Find(ticket, [reaction.MessageId]).FirstOrDefault() is { } row:
                ReactionCounter.Change(row, reaction.Emoji, reaction.By);
                break;
            case ReactionsGone reactions when Find(ticket, [reactions.MessageId]).FirstOrDefault() is { } row:
                ReactionCounter.Clear(row, reactions.Emoji);
                break;
        }
    }

    private void Write(TicketMessage said)
    {
        var (ticket, message) = (said.Ticket, said.Message);
        if (_rows.TryGetValue(message.Id, out var row))
        {
            if (row.TicketId != ticket.Id)
                return;
            MarkRemoved(row, message);
            if (ArchivedMessageMapper.Renew(row, said.Seen, time.GetUtcNow()) is { } edit)
                db.Edits.Add(edit);
            if (said.Seen.SentAs is not null && row.Kind == MessageKind.Own)
            {
                // Its event was faster.
                ArchivedMessageMapper.SetAuthor(row, said.Seen, said.AuthorRoles);
                _attributed.Add(row.Id);
            }
        }
        else
        {
            _rows[message.Id] = row = ArchivedMessageMapper.Make(ticket.Id, said.Seen, discord.BotId, said.AuthorRoles);
            _new.Add(row);
        }

        _newFiles.AddRange(FilesOf(message).Where(file => _files.Add(file.Id)).Select(file => Make(ticket.Id, message.Id, file)));
    }

    // Attachments removed by an edit: kept for staff, hidden from the customer.
    private void MarkRemoved(ArchivedMessage row, Message message)
    {
        if (!ArchivedMessageMapper.IsNewer(row, message))
            return;
        var now = FilesOf(message).Select(file => file.Id).ToHashSet();
        foreach (var file in _attached.Where(file => file.MessageId == row.Id && !now.Contains(file.Id)))
            file.RemovedAt ??= message.EditedTimestamp ?? time.GetUtcNow();
    }

    private IEnumerable<ArchivedMessage> Find(Ticket ticket, IReadOnlyList<Snowflake> ids) =>
        ids.Select(id => _rows.GetValueOrDefault(id)).OfType<ArchivedMessage>().Where(row => row.TicketId == ticket.Id);

    private static IEnumerable<Snowflake> MessagesOf(ArchiveEntry entry) =>
        entry switch
        {
            MessageSeen seen => [seen.Message.Id],
            MessagesGone gone => gone.Ids,
            ReactionChanged reaction => [reaction.MessageId],
            ReactionsGone reactions => [reactions.MessageId],
            _ => [],
        };

    /// <summary>The attachments of a message, and of its forwards.</summary>
    public static IReadOnlyList<Attachment> FilesOf(Message message) =>
        [.. message.Attachments, .. message.MessageSnapshots.SelectMany(snapshot => snapshot.Message.Attachments)];

    private static ArchivedAttachment Make(Guid ticket, Snowflake message, Attachment file) =>
        new()
        {
            Id = file.Id,
            MessageId = message,
            TicketId = ticket,
            FileName = Direction.WithoutMarks(file.DisplayName),
            ContentType = file.ContentType,
            Size = file.Size,
            Description = file.Description,
            Width = file.Width,
            Height = file.Height,
        };
}
