using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Search;

/// <summary>Lists tickets by filters, newest first. The cursor is a number.</summary>
internal sealed class TicketListQuery(TicketsDbContext db, TicketFilter filter)
{
    public async Task<SearchPage> FindAsync(
        Requester asker,
        SearchFilters filters,
        long before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var below = (int)Math.Min(before, int.MaxValue);
        // The index selects; then those few are read.
        var ids = await filter
            .Whole(asker, filters)
            .Where(t => t.Number < below)
            .OrderByDescending(t => t.Number)
            .Select(t => t.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return new SearchPage([], null);
        var shown = ids.Take(limit).ToList();
        var rows = await db
            .Tickets.AsNoTracking()
            .Where(t => shown.Contains(t.Id))
            .Include(t => t.Department)
            .ToListAsync(cancellationToken);
        var page = rows.OrderByDescending(t => t.Number).Select(t => new SearchHit(t.Number, t, null, null, t.Description)).ToList();
        return new SearchPage(page, ids.Count > limit ? page[^1].Row : null);
    }
}
