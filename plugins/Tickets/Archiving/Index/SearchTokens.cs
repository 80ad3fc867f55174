using System.Text;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// The index tokens of a text: words, and overlapping pairs of ideographs, so that any sequence is found. The last ideograph of a run is
/// also indexed alone, for prefix searches of a single one.
/// </summary>
internal static class SearchTokens
{
    // Enough for any message of Discord.
    private const int MaxLength = 20_000;

    public static string Of(string text)
    {
        var units = SearchUnits.Read(text.Length <= MaxLength ? text : text[..MaxLength]);
        var result = new StringBuilder(text.Length * 2);
        for (var i = 0; i < units.Count; i++)
        {
            if (i > 0)
                result.Append(' ');
            result.Append(units[i].Value);
            if (Pairs(units, i))
                result.Append(units[i + 1].Value);
        }

        return result.ToString();
    }

    /// <summary>The tokens of a phrase; the last one is a prefix if requested.</summary>
    public static (string Tokens, bool IsPrefix) Of(IReadOnlyList<SearchUnit> units)
    {
        List<string> tokens = [];
        var single = false;
        for (var i = 0; i < units.Count; i++)
        {
            if (Pairs(units, i))
                tokens.Add(units[i].Value + units[i + 1].Value);
            else if (i < units.Count - 1 || !units[i].Glued)
            {
                tokens.Add(units[i].Value);
                single = i == units.Count - 1 && units[i].IsSign;
            }
        }

        return (string.Join(' ', tokens), single);
    }

    private static bool Pairs(IReadOnlyList<SearchUnit> units, int i) => units[i].IsSign && i + 1 < units.Count && units[i + 1].Glued;
}
