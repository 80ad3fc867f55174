using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.History.Search;

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

/// <summary>Searches texts and reads what a page shows, in the order that is asked for: the newest first, or the best first.</summary>
internal sealed class SearchHitQuery(IndexRowQuery rows, SearchHitReader read)
{
    // What is older is not compared: the newest that fit are the ones that matter.
    private const int MaxRanked = 1000;

    /// <param name="asker">Who asks.</param>
    /// <param name="filters">What has to fit, and the order.</param>
    /// <param name="terms">What the texts must say.</param>
    /// <param name="start">The <see cref="SearchPage.Next"/> of the page before; see <see cref="First"/>.</param>
    /// <param name="limit">How many there is room for.</param>
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

    /// <summary>Where the first page starts.</summary>
    public static long First(SearchFilters filters) => filters is { Text: not null, BestFirst: true } ? 0 : long.MaxValue;

    // Those first that say it most often in the fewest words.
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
