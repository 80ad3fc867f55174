using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>A text that says what was searched for.</summary>
/// <param name="Row">Its row in the index.</param>
/// <param name="Ticket">Its ticket, with the department.</param>
/// <param name="Message">The message; null for what the ticket itself says, and for a note.</param>
/// <param name="Note">The note.</param>
/// <param name="Text">What it says.</param>
internal sealed record SearchHit(long Row, Ticket Ticket, ArchivedMessage? Message, TicketNote? Note, string Text);

/// <summary>Some of what was found.</summary>
/// <param name="Hits">In their order.</param>
/// <param name="Next">Before which row the next ones are; null when that was all.</param>
internal sealed record SearchPage(IReadOnlyList<SearchHit> Hits, long? Next);

/// <summary>
/// Searches texts. The index cuts by the words, the server, the departments, the customer, the author and the time; what it finds is read newest first and judged
/// anew by how the ticket is now, until the page is full.
/// </summary>
internal sealed class FindHits(TicketsDbContext db, FilterTickets filter, ReadHits read)
{
    /// <summary>How many of what the index finds are looked at for a page; then the page is shown as it is, and can be gone on from.</summary>
    public const int MostLookedAt = 10_000;

    // So few tickets can be named in the question to the index.
    private const int FewTickets = 200;
    private const int FirstRead = 25;
    private const int NextRead = 500;

    public async Task<SearchPage> RunAsync(Asker asker, SearchFilters filters, SearchTerms terms, long before, int limit, CancellationToken cancellationToken)
    {
        var fitting = filters.AskTicket ? await FewAsync(asker, filters, cancellationToken) : null;
        if (fitting is { Count: 0 })
            return new SearchPage([], null);
        var match = WriteMatch.Of(Scopes(asker, filters, fitting), terms);
        var from = filters.From is { } first ? SearchIds.At(first) : 0;
        var end = filters.To is { } last ? Math.Min(before, SearchIds.At(last)) : before;
        List<SearchHit> hits = [];
        for (int looked = 0, size = FirstRead; looked < MostLookedAt; size = NextRead)
        {
            var rows = await SearchSchema.Match(db, match, from, end, size).ToListAsync(cancellationToken);
            foreach (var hit in await read.RunAsync(asker, filters, rows, cancellationToken))
            {
                hits.Add(hit);
                if (hits.Count == limit)
                    return new SearchPage(hits, hit.Row == rows[^1] && rows.Count < size ? null : hit.Row);
            }

            if (rows.Count < size)
                return new SearchPage(hits, null);
            looked += rows.Count;
            end = rows[^1];
        }

        return new SearchPage(hits, end);
    }

    private static List<IReadOnlyList<string>> Scopes(Asker asker, SearchFilters filters, IReadOnlyList<Guid>? fitting)
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

    // Null for many: then they are judged one by one.
    private async Task<IReadOnlyList<Guid>?> FewAsync(Asker asker, SearchFilters filters, CancellationToken cancellationToken)
    {
        var ids = await filter.Of(asker, filters).OrderByDescending(t => t.Number).Select(t => t.Id).Take(FewTickets + 1).ToListAsync(cancellationToken);
        return ids.Count > FewTickets ? null : ids;
    }
}
