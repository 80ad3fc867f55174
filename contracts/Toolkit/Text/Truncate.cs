using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Shortens texts for where Discord has less room. Characters are counted as Discord does: code points, and not UTF-16 units.
/// </summary>
public static class Truncate
{
    /// <summary>How many characters Discord counts. Half of a surrogate pair counts as one.</summary>
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
    /// At most so many characters, the last one of a text that was longer being “…”. No emoji, and no letter with its marks, is cut in
    /// two.
    /// </summary>
    public static string To(string text, int maxLength) => Length(text) <= maxLength ? text : Start(text, maxLength - 1).TrimEnd() + "…";

    /// <summary>The beginning, of at most so many characters. No emoji, and no letter with its marks, is cut in two.</summary>
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

    /// <summary>As many whole lines as there is room for.</summary>
    /// <param name="lines">All of them.</param>
    /// <param name="maxLength">How many characters there is room for.</param>
    /// <param name="more">The last line where some are left out, by their number.</param>
    public static string Lines(IReadOnlyList<string> lines, int maxLength, Func<int, string> more)
    {
        var text = string.Join('\n', lines);
        for (var shown = lines.Count - 1; Length(text) > maxLength && shown >= 0; shown--)
            text = string.Join('\n', lines.Take(shown).Append(more(lines.Count - shown)));
        return To(text, maxLength);
    }
}
