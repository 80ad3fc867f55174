using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Activity;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Writes a batch to the archive as one transaction, together with what can be searched and who had the last word. A message that is there
/// already is brought up to date; what it said before is kept. Used by <see cref="ArchiveWriter"/> alone, which calls it for one batch
/// after the other.
/// </summary>
internal sealed class ArchiveBatch(TicketsDbContext db, IDiscord discord, ArchiveParts parts, TimeProvider time)
{
    private readonly Dictionary<Snowflake, ArchivedMessage> _rows = [];
    private readonly HashSet<Snowflake> _files = [];
    private readonly List<ArchivedAttachment> _attached = [];
    private readonly List<ArchivedMessage> _new = [];
    private readonly List<ArchivedAttachment> _newFiles = [];

    public async Task ArchiveAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Guid> work = [];
            await db.WriteAsync(async token => work = await WriteAsync(entries, token), cancellationToken);
            parts.Words.Start(work);
        }
        finally
        {
            db.ChangeTracker.Clear();
            _rows.Clear();
            _files.Clear();
            _attached.Clear();
            _new.Clear();
            _newFiles.Clear();
        }
    }

    private async Task<IReadOnlyList<Guid>> WriteAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        var tickets = await parts.Tickets.FindAsync([.. entries.Select(entry => entry.ChannelId).Distinct()], cancellationToken);
        var ours = entries.Where(entry => tickets.TryGetValue(entry.ChannelId, out var ticket) && ticket.GuildId == entry.GuildId).ToList();
        if (ours.Count == 0)
            return [];
        await LoadAsync(ours, cancellationToken);
        foreach (var entry in ours)
            Apply(tickets[entry.ChannelId], entry);
        await BulkInsert.InsertAsync(db, _new, cancellationToken);
        await BulkInsert.InsertAsync(db, _newFiles, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Only what somebody wrote is looked for: reactions and deletions change no word.
        List<MessageSeen> seen = [.. ours.OfType<MessageSeen>()];
        var known = new KnownParts(
            tickets.Values.ToDictionary(ticket => ticket.Id, SearchScope.Of),
            _new.Select(row => row.Id).ToHashSet(),
            _newFiles.ToLookup(file => file.MessageId, file => file.FileName)
        );
        await parts.Index.IndexAsync([.. seen.Select(message => _rows[message.Message.Id]).Distinct()], known, cancellationToken);
        return await parts.Words.WriteAsync(tickets, seen, cancellationToken);
    }

    private async Task LoadAsync(List<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.SelectMany(MessagesOf).Distinct().ToList();
        if (ids.Count == 0)
            return;
        foreach (var row in await db.Messages.Where(m => EF.Parameter(ids).Contains(m.Id)).ToListAsync(cancellationToken))
            _rows[row.Id] = row;
        var files = entries.OfType<MessageSeen>().SelectMany(seen => FilesOf(seen.Message)).Select(file => file.Id).Distinct().ToList();
        var again = entries.OfType<MessageSeen>().Select(seen => seen.Message.Id).Where(_rows.ContainsKey).Distinct().ToList();
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

    private void Apply(Ticket ticket, ArchiveEntry entry)
    {
        switch (entry)
        {
            case MessageSeen seen:
                See(ticket, seen);
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

    private void See(Ticket ticket, MessageSeen seen)
    {
        var message = seen.Message;
        if (_rows.TryGetValue(message.Id, out var row))
        {
            if (row.TicketId != ticket.Id)
                return;
            MarkRemoved(row, message);
            if (ArchivedMessageMapper.Renew(row, seen, time.GetUtcNow()) is { } edit)
                db.Edits.Add(edit);
        }
        else
        {
            _rows[message.Id] = row = ArchivedMessageMapper.Make(ticket.Id, seen, discord.BotId, RolesOf(ticket, seen));
            _new.Add(row);
        }

        _newFiles.AddRange(FilesOf(message).Where(file => _files.Add(file.Id)).Select(file => Make(ticket.Id, message.Id, file)));
    }

    // Files that an edit took off the message: kept for staff, and not shown to the customer.
    private void MarkRemoved(ArchivedMessage row, Message message)
    {
        if (!ArchivedMessageMapper.IsNewer(row, message))
            return;
        var now = FilesOf(message).Select(file => file.Id).ToHashSet();
        foreach (var file in _attached.Where(file => file.MessageId == row.Id && !now.Contains(file.Id)))
            file.RemovedAt ??= message.EditedTimestamp ?? time.GetUtcNow();
    }

    private static ActorRoles RolesOf(Ticket ticket, MessageSeen seen) =>
        seen.Message.Author.Bot || seen.Message.WebhookId is not null
            ? ActorRoles.None
            : TicketRoles.Of(ticket, seen.Author ?? new Member { User = seen.Message.Author });

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

    /// <summary>The files of a message, and of what it forwards.</summary>
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

/// <summary>What writing a batch needs besides the messages.</summary>
internal sealed class ArchiveParts(ArchivedTicketQuery tickets, MessageIndexer index, WordWriter words)
{
    public ArchivedTicketQuery Tickets => tickets;

    public MessageIndexer Index => index;

    public WordWriter Words => words;
}
