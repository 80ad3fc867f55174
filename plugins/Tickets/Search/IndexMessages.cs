using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Brings messages into the index, or up to date in it.</summary>
internal sealed class IndexMessages(TicketsDbContext db)
{
    private const int Turns = 3;

    /// <summary>
    /// Indexes these messages and saves: what else the context holds, such as the messages themselves, goes in the same transaction, so that what is kept is
    /// found. The files of messages are known by what the context holds and by what was saved before.
    /// </summary>
    public async Task RunAsync(IReadOnlyList<ArchivedMessage> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        IReadOnlyDictionary<Guid, SearchScope> now = await ReadAsync([.. rows.Select(row => row.TicketId).Distinct()], cancellationToken);
        var left = rows;
        for (var turn = 1; ; turn++)
        {
            await AddAsync(left, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            // A transfer between reading and saving would otherwise leave these in the old department: it has indexed what it saw.
            var later = await ReadAsync([.. now.Keys], cancellationToken);
            left = [.. rows.Where(row => later.TryGetValue(row.TicketId, out var scope) && scope != now[row.TicketId])];
            if (left.Count == 0 || turn == Turns)
                return;
            now = later;
        }
    }

    private async Task AddAsync(IReadOnlyList<ArchivedMessage> rows, IReadOnlyDictionary<Guid, SearchScope> scopes, CancellationToken cancellationToken)
    {
        var files = await FilesAsync([.. rows.Select(row => row.Id)], cancellationToken);
        foreach (var row in rows)
        {
            if (!scopes.TryGetValue(row.TicketId, out var scope))
                continue;
            db.IndexEntries.Add(new IndexEntry
            {
                Target = (long)row.Id.Value,
                Body = SearchTokens.Of(MessageText.Of(row, files[row.Id])),
                Scope = scope.Words(row.AuthorId, files.Contains(row.Id)),
            });
        }
    }

    private async Task<ILookup<Snowflake, string>> FilesAsync(HashSet<Snowflake> messages, CancellationToken cancellationToken)
    {
        var saved = await db.Attachments.AsNoTracking().Where(a => messages.Contains(a.MessageId))
            .Select(a => new { a.Id, a.MessageId, a.FileName }).ToListAsync(cancellationToken);
        return db.Attachments.Local.Where(a => messages.Contains(a.MessageId)).Select(a => new { a.Id, a.MessageId, a.FileName })
            .Concat(saved).DistinctBy(file => file.Id).ToLookup(file => file.MessageId, file => file.FileName);
    }

    private Task<Dictionary<Guid, SearchScope>> ReadAsync(List<Guid> tickets, CancellationToken cancellationToken) => db.Tickets.AsNoTracking()
        .Where(t => tickets.Contains(t.Id)).Select(t => new SearchScope(t.GuildId, t.DepartmentId, t.Id, t.OwnerId))
        .ToDictionaryAsync(scope => scope.Ticket, cancellationToken);
}
