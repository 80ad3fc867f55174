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
        List<IndexEntry> entries = [];
        foreach (var row in rows)
        {
            if (!scopes.TryGetValue(row.TicketId, out var scope))
                continue;
            entries.Add(new IndexEntry
            {
                Target = (long)row.Id.Value,
                Body = SearchTokens.Of(MessageText.Of(row, files[row.Id])),
                Scope = scope.Words(row.AuthorId, files.Contains(row.Id)),
            });
        }

        return entries;
    }

    private async Task<ILookup<Snowflake, string>> FilesAsync(List<Snowflake> messages, CancellationToken cancellationToken) =>
        (await db.Attachments.AsNoTracking().Where(a => EF.Parameter(messages).Contains(a.MessageId)).Select(a => new { a.MessageId, a.FileName }).ToListAsync(cancellationToken))
        .ToLookup(file => file.MessageId, file => file.FileName);

    private Task<Dictionary<Guid, SearchScope>> ScopesAsync(List<Guid> tickets, CancellationToken cancellationToken) => db.Tickets.AsNoTracking()
        .Where(t => EF.Parameter(tickets).Contains(t.Id)).Select(t => new SearchScope(t.GuildId, t.DepartmentId, t.Id, t.OwnerId))
        .ToDictionaryAsync(scope => scope.Ticket, cancellationToken);
}
