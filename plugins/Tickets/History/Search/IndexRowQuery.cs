using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Search;

/// <summary>Rows found in the index.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">The cursor of the next rows; null for none.</param>
internal sealed record FoundRows(IReadOnlyList<FittingRow> Rows, long? Next);

/// <summary>
/// Full-text search. The index filters by words, server, departments, owner, author and time; its rows are checked newest first against
/// the current ticket, until the page is full.
/// </summary>
internal sealed class IndexRowQuery(TicketsDbContext db, TicketFilter filter, IndexRowFilter fit)
{
    /// <summary>The maximum number of rows checked for a page; then the page is shown, with paging.</summary>
    public const int MaxChecked = 10_000;

    // The maximum number of tickets that a query of the index can name.
    private const int FewTickets = 200;
    private const int FirstRead = 25;
    private const int NextRead = 500;

    public async Task<FoundRows> FindAsync(
        Requester asker,
        SearchFilters filters,
        SearchTerms terms,
        long before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var fitting = filters.AskTicket ? await FewAsync(asker, filters, cancellationToken) : null;
        if (fitting is { Count: 0 })
            return new FoundRows([], null);
        var match = MatchExpression.Of(Scopes(asker, filters, fitting), terms);
        var from = filters.From is { } first ? SearchIds.At(first) : 0;
        var end = filters.To is { } last ? Math.Min(before, SearchIds.At(last)) : before;
        List<FittingRow> found = [];
        for (int looked = 0, size = FirstRead; looked < MaxChecked; size = NextRead)
        {
            var rows = await SearchSchema.Match(db, match, from, end, size).ToListAsync(cancellationToken);
            foreach (var row in await fit.FilterAsync(asker, filters, rows, cancellationToken))
            {
                found.Add(row);
                if (found.Count == limit)
                    return new FoundRows(found, row.Row == rows[^1] && rows.Count < size ? null : row.Row);
            }

            if (rows.Count < size)
                return new FoundRows(found, null);
            looked += rows.Count;
            end = rows[^1];
        }

        return new FoundRows(found, end);
    }

    private static List<IReadOnlyList<string>> Scopes(Requester asker, SearchFilters filters, IReadOnlyList<Guid>? fitting)
    {
        List<IReadOnlyList<string>> scopes = [];
        if (fitting is not null)
            scopes.Add([.. fitting.Select(SearchScope.OfTicket)]);
        else if (filters.Ticket is { } ticket)
            scopes.Add([SearchScope.OfTicket(ticket)]);
        if (filters.Customer is { } customer)
            scopes.Add([SearchScope.OfOwner(asker.Guild, customer)]);
        if (filters.Author is { } author)
            scopes.Add([SearchScope.OfAuthor(asker.Guild, author)]);
        if (filters.Department is { } department)
            scopes.Add([SearchScope.OfDepartment(department)]);
        else if (asker.Departments is { } visible)
            scopes.Add([.. visible.Select(SearchScope.OfDepartment)]);
        if (scopes.Count == 0)
            scopes.Add([SearchScope.OfGuild(asker.Guild)]);
        if (filters.HasFile)
            scopes.Add([SearchScope.WithFile]);
        return scopes;
    }

    // Null for many: then they are checked individually.
    private async Task<IReadOnlyList<Guid>?> FewAsync(Requester asker, SearchFilters filters, CancellationToken cancellationToken)
    {
        var ids = await filter
            .Of(asker, filters)
            .OrderByDescending(t => t.Number)
            .Select(t => t.Id)
            .Take(FewTickets + 1)
            .ToListAsync(cancellationToken);
        return ids.Count > FewTickets ? null : ids;
    }
}
