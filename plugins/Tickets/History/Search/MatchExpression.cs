using DCTicket.Tickets.Archiving.Index;

namespace DCTicket.Tickets.History.Search;

/// <summary>Writes FTS5 match expressions. Every word is quoted and has only letters and digits, so that none is an operator.</summary>
internal static class MatchExpression
{
    /// <param name="scopes">Alternatives of words of <see cref="SearchScope"/>; at least one.</param>
    /// <param name="terms">The search terms; null for any text.</param>
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
