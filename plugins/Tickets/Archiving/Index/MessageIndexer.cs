using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Brings messages into the index, or up to date in it.</summary>
internal sealed class MessageIndexer(TicketsDbContext db)
{
    /// <summary>
    /// Indexes these messages and saves: what else the context holds, such as the messages themselves, goes in the same transaction, so
    /// that what is kept is found. In that transaction nobody else writes: no transfer comes between reading where a message belongs and
    /// writing it.
    /// </summary>
    public Task IndexAsync(IReadOnlyList<ArchivedMessage> rows, CancellationToken cancellationToken) =>
        IndexAsync(rows, null, cancellationToken);

    /// <summary>As above, where some of it is known and need not be read.</summary>
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

    // Whom it mentions without a word of its text, as by an answer, and whom an earlier wording mentions: who asks to be forgotten is
    // found by them.
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

/// <summary>What is known of messages that were just written.</summary>
/// <param name="Scopes">Where they belong, by ticket.</param>
/// <param name="New">Those that were not there before: what they have is what came with them.</param>
/// <param name="Files">The names of the files of those, by message.</param>
internal sealed record KnownParts(
    IReadOnlyDictionary<Guid, SearchScope> Scopes,
    IReadOnlySet<Snowflake> New,
    ILookup<Snowflake, string> Files
);
