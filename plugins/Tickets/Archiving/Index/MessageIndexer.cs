using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Adds or updates messages in the index.</summary>
internal sealed class MessageIndexer(TicketsDbContext db)
{
    /// <summary>
    /// Indexes messages and saves, in one transaction with other changes of the context. The exclusive write also prevents a concurrent
    /// transfer.
    /// </summary>
    public Task IndexAsync(IReadOnlyList<ArchivedMessage> rows, CancellationToken cancellationToken) =>
        IndexAsync(rows, null, cancellationToken);

    /// <summary>The same, with known data.</summary>
    public Task IndexAsync(IReadOnlyList<ArchivedMessage> rows, KnownParts? known, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async token =>
            {
                await db.SaveChangesAsync(token);
                if (rows.Count > 0)
                    await BulkInsert.InsertAsync(db, await MakeAsync(rows, known, token), token);
            },
            cancellationToken
        );

    private async Task<List<IndexEntry>> MakeAsync(
        IReadOnlyList<ArchivedMessage> rows,
        KnownParts? known,
        CancellationToken cancellationToken
    )
    {
        var scopes = known?.Scopes ?? await ScopesAsync([.. rows.Select(row => row.TicketId).Distinct()], cancellationToken);
        var files = await FilesAsync([.. rows.Select(row => row.Id).Where(id => known?.New.Contains(id) != true)], cancellationToken);
        var edits = await EditsAsync([.. rows.Where(row => row.EditedAt is not null).Select(row => row.Id)], cancellationToken);
        List<IndexEntry> entries = [];
        foreach (var row in rows)
        {
            if (!scopes.TryGetValue(row.TicketId, out var scope))
                continue;
            var names = known?.New.Contains(row.Id) == true ? known.Files[row.Id] : files[row.Id];
            entries.Add(
                new IndexEntry
                {
                    Target = (long)row.Id.Value,
                    Body = SearchTokens.Of($"{MessageText.Of(row, names)}\n{Ids(row, edits[row.Id])}"),
                    Scope = scope.Words(row.AuthorId, names.Any()),
                }
            );
        }

        return entries;
    }

    // Users mentioned without text, such as by a reply, and in earlier versions: an erasure finds them by this.
    private static string Ids(ArchivedMessage row, IEnumerable<string> edits)
    {
        var mentioned = ArchiveJson.Read<User>(row.MentionsJson).Select(user => user.Id);
        return string.Join(
            ' ',
            mentioned
                .Concat(edits.SelectMany(MentionNames.In).Where(mention => mention.Kind == MentionKind.User).Select(mention => mention.Id))
                .Distinct()
        );
    }

    private async Task<ILookup<Snowflake, string>> EditsAsync(List<Snowflake> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return Enumerable.Empty<string>().ToLookup(_ => default(Snowflake));
        var edits = await db
            .Edits.AsNoTracking()
            .Where(e => EF.Parameter(messages).Contains(e.MessageId))
            .Select(e => new
            {
                e.MessageId,
                e.Content,
                e.EmbedsJson,
            })
            .ToListAsync(cancellationToken);
        return edits.ToLookup(edit => edit.MessageId, edit => $"{edit.Content}\n{edit.EmbedsJson}");
    }

    private async Task<ILookup<Snowflake, string>> FilesAsync(List<Snowflake> messages, CancellationToken cancellationToken) =>
        messages.Count == 0
            ? Enumerable.Empty<string>().ToLookup(_ => default(Snowflake))
            : (
                await db
                    .Attachments.AsNoTracking()
                    .Where(a => EF.Parameter(messages).Contains(a.MessageId))
                    .Select(a => new { a.MessageId, a.FileName })
                    .ToListAsync(cancellationToken)
            ).ToLookup(file => file.MessageId, file => file.FileName);

    private async Task<IReadOnlyDictionary<Guid, SearchScope>> ScopesAsync(List<Guid> tickets, CancellationToken cancellationToken) =>
        await db
            .Tickets.AsNoTracking()
            .Where(t => EF.Parameter(tickets).Contains(t.Id))
            .Select(t => new SearchScope(t.GuildId, t.DepartmentId, t.Id, t.OwnerId))
            .ToDictionaryAsync(scope => scope.Ticket, cancellationToken);
}

/// <summary>Known data of messages that were just written.</summary>
/// <param name="Scopes">The search scopes by ticket.</param>
/// <param name="New">The new messages, whose attachments are complete.</param>
/// <param name="Files">The file names of those, by message.</param>
internal sealed record KnownParts(
    IReadOnlyDictionary<Guid, SearchScope> Scopes,
    IReadOnlySet<Snowflake> New,
    ILookup<Snowflake, string> Files
);
