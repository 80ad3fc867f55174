using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.History.Search;

/// <summary>A matching text.</summary>
/// <param name="Row">The row.</param>
/// <param name="Ticket">The ticket with its department.</param>
/// <param name="Message">The message; null for the ticket's own text and for a note.</param>
/// <param name="Note">The note.</param>
/// <param name="Text">The text.</param>
internal sealed record SearchHit(long Row, Ticket Ticket, ArchivedMessage? Message, TicketNote? Note, string Text);

/// <summary>A page of matches.</summary>
/// <param name="Hits">In order.</param>
/// <param name="Next">The cursor of the next page; null for none.</param>
internal sealed record SearchPage(IReadOnlyList<SearchHit> Hits, long? Next);

/// <summary>Searches texts and reads a page in the requested order: newest first, or by relevance.</summary>
internal sealed class SearchHitQuery(IndexRowQuery rows, SearchHitReader read)
{
    // Older matches are not ranked: the newest ones matter.
    private const int MaxRanked = 1000;

    /// <param name="asker">The caller.</param>
    /// <param name="filters">The filters and the order.</param>
    /// <param name="terms">The search terms.</param>
    /// <param name="start">The <see cref="SearchPage.Next"/> of the previous page; see <see cref="First"/>.</param>
    /// <param name="limit">The page size.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SearchPage> FindAsync(
        Requester asker,
        SearchFilters filters,
        SearchTerms terms,
        long start,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (filters.BestFirst)
            return await RankAsync(asker, filters, terms, (int)start, limit, cancellationToken);
        var newest = await rows.FindAsync(asker, filters, terms, start, limit, cancellationToken);
        return new SearchPage(await read.ReadAsync(asker, newest.Rows, cancellationToken), newest.Next);
    }

    /// <summary>The start of the first page.</summary>
    public static long First(SearchFilters filters) => filters is { Text: not null, BestFirst: true } ? 0 : long.MaxValue;

    // By relevance: most occurrences in the shortest text first.
    private async Task<SearchPage> RankAsync(
        Requester asker,
        SearchFilters filters,
        SearchTerms terms,
        int skip,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var newest = await rows.FindAsync(asker, filters, terms, long.MaxValue, MaxRanked, cancellationToken);
        var weights = (await read.TextsAsync(newest.Rows, cancellationToken)).ToDictionary(
            text => text.Key,
            text => Weigh(text.Value, terms)
        );
        var best = newest
            .Rows.OrderByDescending(row => weights.GetValueOrDefault(row.Row))
            .ThenByDescending(row => row.Row)
            .Skip(skip)
            .ToList();
        var shown = await read.ReadAsync(asker, [.. best.Take(limit)], cancellationToken);
        return new SearchPage(shown, best.Count > limit ? skip + limit : null);
    }

    private static double Weigh(string text, SearchTerms terms) =>
        TermHighlighter.In(text, terms).Sum(place => place.End - place.Start) / (40.0 + text.Length);
}
