using DCTicket.Tickets.Archiving.Index;

namespace DCTicket.Tickets.History.Search;

/// <summary>A word or phrase of a search.</summary>
/// <param name="Units">Its words and ideographs; at least one.</param>
/// <param name="IsPrefix">Whether the last word is a prefix.</param>
internal sealed record SearchTerm(IReadOnlyList<SearchUnit> Units, bool IsPrefix);

/// <summary>
/// A parsed search: words that must all match, “phrases”, and excluded terms with a leading -. A trailing * makes a word a prefix. The
/// input never contains operators of the database.
/// </summary>
internal sealed record SearchTerms(IReadOnlyList<SearchTerm> Wanted, IReadOnlyList<SearchTerm> Unwanted)
{
    private const int MaxCount = 24;

    // A shorter prefix matches half of all words, and is slow.
    private const int ShortestPrefix = 3;

    private const string Opening = "\"“”„«「『＂";
    private const string Closing = "\"“”»」』＂";

    public static SearchTerms Read(string text)
    {
        var (wanted, unwanted) = (new List<SearchTerm>(), new List<SearchTerm>());
        foreach (var (part, isExcluded) in Parts(text).Take(MaxCount * 4))
        {
            if (wanted.Count + unwanted.Count == MaxCount)
                break;
            if (Term(part) is { } term)
                (isExcluded ? unwanted : wanted).Add(term);
        }

        return new SearchTerms(wanted, unwanted);
    }

    private static SearchTerm? Term(string part)
    {
        var units = SearchUnits.Read(part);
        if (units.Count == 0)
            return null;
        var goesOn = part.EndsWith('*') && units[^1] is { IsSign: false, Value.Length: >= ShortestPrefix };
        return new SearchTerm(units, goesOn);
    }

    private static IEnumerable<(string Part, bool IsExcluded)> Parts(string text)
    {
        for (var position = 0; position < text.Length; )
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var isExcluded = text[position] is '-' or '－' or '−';
            if (isExcluded)
                position++;
            var isPhrase = position < text.Length && Opening.Contains(text[position], StringComparison.Ordinal);
            if (isPhrase)
                position++;
            var end = position;
            while (end < text.Length && !(isPhrase ? Closing.Contains(text[end], StringComparison.Ordinal) : char.IsWhiteSpace(text[end])))
                end++;
            yield return (text[position..end], isExcluded);
            position = isPhrase ? end + 1 : end;
        }
    }
}
