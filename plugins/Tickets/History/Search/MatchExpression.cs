using DCTicket.Tickets.Archiving.Index;

namespace DCTicket.Tickets.History.Search;

/// <summary>
/// Writes what FTS5 is asked. Every word is quoted and consists of letters and digits only, so that none can be taken for an operator.
/// </summary>
internal static class MatchExpression
{
    /// <param name="scopes">Each a choice of words of <see cref="SearchScope"/> of which one must be there; at least one of them.</param>
    /// <param name="terms">What the text must say; null for anything.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> scopes, SearchTerms? terms)
    {
        var all = scopes
            .Select(choice => $"scope : ({string.Join(" OR ", choice.Select(word => $"\"{word}\""))})")
            .Concat(terms?.Wanted.Select(Body) ?? []);
        var wanted = string.Join(" AND ", all);
        return terms is { Unwanted.Count: > 0 } ? $"({wanted}) NOT ({string.Join(" OR ", terms.Unwanted.Select(Body))})" : wanted;
    }

    private static string Body(SearchTerm term)
    {
        var (tokens, isSign) = SearchTokens.Of(term.Units);
        return $"body : \"{tokens}\"{(isSign || term.IsPrefix ? " *" : "")}";
    }
}
