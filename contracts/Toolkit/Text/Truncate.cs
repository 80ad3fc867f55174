using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Truncates texts to Discord's limits. Lengths are counted as Discord does: in code points, not in UTF-16 units.
/// </summary>
public static class Truncate
{
    /// <summary>The length in code points. A lone surrogate counts as one.</summary>
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

    /// <summary>
    /// The text with at most <paramref name="maxLength"/> code points; a truncated text ends with “…”. Grapheme clusters are not split.
    /// </summary>
    public static string To(string text, int maxLength) => Length(text) <= maxLength ? text : Start(text, maxLength - 1).TrimEnd() + "…";

    /// <summary>The start of the text with at most <paramref name="maxLength"/> code points. Grapheme clusters are not split.</summary>
    public static string Start(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var (end, count) = (0, 0);
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            count += Length(text.Substring(end, next));
            if (count > maxLength)
                break;
            end += next;
        }

        return text[..end];
    }

    /// <summary>As many whole lines as fit.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="maxLength">The maximum length.</param>
    /// <param name="more">Creates the last line from the number of omitted lines.</param>
    public static string Lines(IReadOnlyList<string> lines, int maxLength, Func<int, string> more)
    {
        var text = string.Join('\n', lines);
        for (var shown = lines.Count - 1; Length(text) > maxLength && shown >= 0; shown--)
            text = string.Join('\n', lines.Take(shown).Append(more(lines.Count - shown)));
        return To(text, maxLength);
    }
}
