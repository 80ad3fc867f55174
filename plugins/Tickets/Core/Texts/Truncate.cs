using System.Globalization;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Truncates texts to Discord's limits. Discord counts code points, not UTF-16 units.</summary>
internal static class Truncate
{
    /// <summary>The length as Discord counts it.</summary>
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

    /// <summary>Truncates to a length, with “…” at the end; grapheme clusters stay whole.</summary>
    public static string To(string text, int longest) => Length(text) <= longest ? text : Start(text, longest - 1).TrimEnd() + "…";

    /// <summary>The beginning up to a length; grapheme clusters stay whole.</summary>
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

    /// <summary>As many whole lines as fit; the last one then has the number of omitted ones.</summary>
    public static string Lines(IReadOnlyList<string> lines, int longest, Func<int, string> more)
    {
        var text = string.Join('\n', lines);
        for (var shown = lines.Count - 1; Length(text) > longest && shown >= 0; shown--)
            text = string.Join('\n', lines.Take(shown).Append(more(lines.Count - shown)));
        return To(text, longest);
    }
}
