using System.Globalization;

namespace DCTicket.Tickets;

/// <summary>Shortens texts for where Discord has less room.</summary>
internal static class Cut
{
    /// <summary>At most so many UTF-16 characters, the last one then being “…”; no letter is cut apart from its marks.</summary>
    public static string To(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next < longest)
            end += next;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>As many whole lines as there is room for, the last one then telling how many there are besides.</summary>
    public static string Lines(IReadOnlyList<string> lines, int longest, Func<int, string> more)
    {
        var text = string.Join('\n', lines);
        for (var shown = lines.Count - 1; text.Length > longest && shown >= 0; shown--)
            text = string.Join('\n', lines.Take(shown).Append(more(lines.Count - shown)));
        return text.Length <= longest ? text : To(text, longest);
    }
}
