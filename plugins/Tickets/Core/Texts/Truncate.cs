using System.Globalization;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>
/// Shortens texts for where Discord has less room. Characters are counted as Discord does: code points, not UTF-16 units.
/// </summary>
internal static class Truncate
{
    /// <summary>How many characters Discord counts.</summary>
    public static int Length(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }

    /// <summary>At most so many characters, the last one then being “…”; no letter is cut apart from its marks.</summary>
    public static string To(string text, int longest) => Length(text) <= longest ? text : Start(text, longest - 1).TrimEnd() + "…";

    /// <summary>The beginning, of at most so many characters; no letter is cut apart from its marks.</summary>
    public static string Start(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var (end, count) = (0, 0);
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            count += Length(text.Substring(end, next));
            if (count > longest)
                break;
            end += next;
        }

        return text[..end];
    }

    /// <summary>As many whole lines as there is room for, the last one then telling how many there are besides.</summary>
    public static string Lines(IReadOnlyList<string> lines, int longest, Func<int, string> more)
    {
        var text = string.Join('\n', lines);
        for (var shown = lines.Count - 1; Length(text) > longest && shown >= 0; shown--)
            text = string.Join('\n', lines.Take(shown).Append(more(lines.Count - shown)));
        return To(text, longest);
    }
}
