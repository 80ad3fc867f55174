using System.Text;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// What stands in the index for a text: its words, and its signs in pairs that overlap, so that any row of signs is found by the pairs it
/// consists of. The last sign of a run stands alone as well: a single sign is found by what begins with it.
/// </summary>
internal static class SearchTokens
{
    // Enough for all that a message of Discord can say.
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

    /// <summary>What has to stand in the index in a row; the last one only begins with it where that is asked for.</summary>
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
