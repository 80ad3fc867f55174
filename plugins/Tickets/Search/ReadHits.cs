using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Reads what stands behind rows of the index, and leaves out what the asker may not see, or what does not fit, as the tickets are at this moment.</summary>
internal sealed class ReadHits(TicketsDbContext db)
{
    public async Task<IReadOnlyList<SearchHit>> RunAsync(Asker asker, SearchFilters filters, IReadOnlyList<long> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => new Snowflake((ulong)row)).ToList();
        var messages = await db.Messages.AsNoTracking().Where(m => EF.Parameter(ids).Contains(m.Id)).ToDictionaryAsync(m => (long)m.Id.Value, cancellationToken);
        var others = rows.Where(row => !messages.ContainsKey(row)).ToList();
        var texts = others.Count == 0 ? [] : await db.SearchTexts.AsNoTracking().Where(t => EF.Parameter(others).Contains(t.Id)).Include(t => t.Note).ToDictionaryAsync(t => t.Id, cancellationToken);
        var tickets = await TicketsAsync(asker, filters, [.. messages.Values.Select(m => m.TicketId).Concat(texts.Values.Select(t => t.TicketId)).Distinct()], cancellationToken);
        var files = await FilesAsync(ids, cancellationToken);
        return [.. rows.Select(Hit).OfType<SearchHit>()];

        SearchHit? Hit(long row)
        {
            if (messages.TryGetValue(row, out var message))
            {
                // The control message says again what the ticket says.
                return tickets.TryGetValue(message.TicketId, out var ticket) && ticket.WelcomeMessageId != message.Id
                    ? new SearchHit(row, ticket, message, null, MessageText.Of(message, files[message.Id]))
                    : null;
            }

            return texts.TryGetValue(row, out var text) && tickets.TryGetValue(text.TicketId, out var own)
                ? new SearchHit(row, own, null, text.Note, text.Note?.Text ?? TicketText.Of(own))
                : null;
        }
    }

    private async Task<Dictionary<Guid, Ticket>> TicketsAsync(Asker asker, SearchFilters filters, List<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await db.Tickets.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.Id)).Include(t => t.Department).ToListAsync(cancellationToken);
        var answered = filters.Staff is { } staff
            ? (await db.Messages.Where(m => m.AuthorId == staff && EF.Parameter(ids).Contains(m.TicketId)).Select(m => m.TicketId).Distinct().ToListAsync(cancellationToken)).ToHashSet()
            : [];
        return found.Where(t => FilterTickets.Fits(t, asker, filters, answered)).ToDictionary(t => t.Id);
    }

    private async Task<ILookup<Snowflake, string>> FilesAsync(List<Snowflake> messages, CancellationToken cancellationToken) =>
        (await db.Attachments.AsNoTracking().Where(a => EF.Parameter(messages).Contains(a.MessageId)).Select(a => new { a.MessageId, a.FileName }).ToListAsync(cancellationToken))
        .ToLookup(file => file.MessageId, file => file.FileName);
}
