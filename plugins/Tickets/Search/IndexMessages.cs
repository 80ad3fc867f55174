using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Brings messages into the index, or up to date in it.</summary>
internal sealed class IndexMessages(TicketsDbContext db)
{
    /// <summary>
    /// Indexes these messages and saves: what else the context holds, such as the messages themselves, goes in the same transaction, so that what is kept is
    /// found. In that transaction nobody else writes: no transfer comes between reading where a message belongs and writing it.
    /// </summary>
    public Task RunAsync(IReadOnlyList<ArchivedMessage> rows, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            await db.SaveChangesAsync(token);
            if (rows.Count > 0)
                await InsertRows.RunAsync(db, await MakeAsync(rows, token), token);
        },
        cancellationToken);

    private async Task<List<IndexEntry>> MakeAsync(IReadOnlyList<ArchivedMessage> rows, CancellationToken cancellationToken)
    {
        var scopes = await ScopesAsync([.. rows.Select(row => row.TicketId).Distinct()], cancellationToken);
        var files = await FilesAsync([.. rows.Select(row => row.Id)], cancellationToken);
        var edits = await EditsAsync([.. rows.Where(row => row.EditedAt is not null).Select(row => row.Id)], cancellationToken);
        List<IndexEntry> entries = [];
        foreach (var row in rows)
        {
            if (!scopes.TryGetValue(row.TicketId, out var scope))
                continue;
            entries.Add(new IndexEntry
            {
                Target = (long)row.Id.Value,
                Body = SearchTokens.Of($"{MessageText.Of(row, files[row.Id])}\n{Ids(row, edits[row.Id])}"),
                Scope = scope.Words(row.AuthorId, files.Contains(row.Id)),
            });
        }

        return entries;
    }

    // Whom it mentions without a word of its text, as by an answer, and whom an earlier wording mentions: who asks to be forgotten is found by them.
    private static string Ids(ArchivedMessage row, IEnumerable<string> edits)
    {
        var mentioned = ReadArchive.Parse<User>(row.MentionsJson).Select(user => user.Id);
        return string.Join(' ', mentioned.Concat(edits.SelectMany(MentionNames.In).Where(mention => mention.Kind == MentionKind.User).Select(mention => mention.Id)).Distinct());
    }

    private async Task<ILookup<Snowflake, string>> EditsAsync(List<Snowflake> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return Enumerable.Empty<string>().ToLookup(_ => default(Snowflake));
        var edits = await db.Edits.AsNoTracking().Where(e => EF.Parameter(messages).Contains(e.MessageId)).Select(e => new { e.MessageId, e.Content, e.EmbedsJson }).ToListAsync(cancellationToken);
        return edits.ToLookup(edit => edit.MessageId, edit => $"{edit.Content}\n{edit.EmbedsJson}");
    }

    private async Task<ILookup<Snowflake, string>> FilesAsync(List<Snowflake> messages, CancellationToken cancellationToken) =>
        (await db.Attachments.AsNoTracking().Where(a => EF.Parameter(messages).Contains(a.MessageId)).Select(a => new { a.MessageId, a.FileName }).ToListAsync(cancellationToken))
        .ToLookup(file => file.MessageId, file => file.FileName);

    private Task<Dictionary<Guid, SearchScope>> ScopesAsync(List<Guid> tickets, CancellationToken cancellationToken) => db.Tickets.AsNoTracking()
        .Where(t => EF.Parameter(tickets).Contains(t.Id)).Select(t => new SearchScope(t.GuildId, t.DepartmentId, t.Id, t.OwnerId))
        .ToDictionaryAsync(scope => scope.Ticket, cancellationToken);
}
