using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Search;

/// <summary>Reads the sources of index rows.</summary>
internal sealed class SearchHitReader(TicketsDbContext db)
{
    /// <summary>All data that a page shows.</summary>
    public async Task<IReadOnlyList<SearchHit>> ReadAsync(
        Requester asker,
        IReadOnlyList<FittingRow> rows,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.TicketId).Distinct().ToList();
        // A ticket may have been transferred since.
        var tickets = (
            await db
                .Tickets.AsNoTracking()
                .Where(t => EF.Parameter(ids).Contains(t.Id))
                .Include(t => t.Department)
                .ToListAsync(cancellationToken)
        )
            .Where(ticket => asker.MaySee(ticket.GuildId, ticket.DepartmentId))
            .ToDictionary(ticket => ticket.Id);
        var (messages, files) = await MessagesAsync(rows, cancellationToken);
        var others = await OthersAsync(rows, cancellationToken);
        return [.. rows.Where(row => tickets.ContainsKey(row.TicketId)).Select(row => Hit(row, tickets[row.TicketId])).OfType<SearchHit>()];

        SearchHit? Hit(FittingRow row, Ticket ticket)
        {
            if (messages.TryGetValue(row.Row, out var message))
                return new SearchHit(row.Row, ticket, message, null, MessageText.Of(message, files[message.Id]));
            return others.TryGetValue(row.Row, out var text)
                ? new SearchHit(row.Row, ticket, null, text.Note, text.Note?.Text ?? TicketText.Of(ticket))
                : null;
        }
    }

    /// <summary>The texts by row.</summary>
    public async Task<IReadOnlyDictionary<long, string>> TextsAsync(IReadOnlyList<FittingRow> rows, CancellationToken cancellationToken)
    {
        var (messages, files) = await MessagesAsync(rows, cancellationToken);
        var texts = messages.ToDictionary(message => message.Key, message => MessageText.Of(message.Value, files[message.Value.Id]));
        var others = await OthersAsync(rows, cancellationToken);
        var ids = others.Values.Where(text => text.Note is null).Select(text => text.TicketId).ToList();
        var tickets =
            ids.Count == 0
                ? []
                : await db
                    .Tickets.AsNoTracking()
                    .Where(t => EF.Parameter(ids).Contains(t.Id))
                    .ToDictionaryAsync(t => t.Id, cancellationToken);
        foreach (var (row, text) in others)
            texts[row] = text.Note?.Text ?? (tickets.TryGetValue(text.TicketId, out var ticket) ? TicketText.Of(ticket) : "");
        return texts;
    }

    private async Task<(Dictionary<long, ArchivedMessage> Messages, ILookup<Snowflake, string> Files)> MessagesAsync(
        IReadOnlyList<FittingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Where(row => row.IsMessage).Select(row => new Snowflake((ulong)row.Row)).ToList();
        var messages = await db
            .Messages.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.Id))
            .ToDictionaryAsync(m => (long)m.Id.Value, cancellationToken);
        var files = await db
            .Attachments.Where(a => EF.Parameter(ids).Contains(a.MessageId))
            .Select(a => new { a.MessageId, a.FileName })
            .ToListAsync(cancellationToken);
        return (messages, files.ToLookup(file => file.MessageId, file => file.FileName));
    }

    private async Task<Dictionary<long, SearchText>> OthersAsync(IReadOnlyList<FittingRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(row => !row.IsMessage).Select(row => row.Row).ToList();
        return ids.Count == 0
            ? []
            : await db
                .SearchTexts.AsNoTracking()
                .Where(t => EF.Parameter(ids).Contains(t.Id))
                .Include(t => t.Note)
                .ToDictionaryAsync(t => t.Id, cancellationToken);
    }
}
