using System.Text;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.History.Search;

/// <summary>Renders the matching part of a text in one line, with matches in bold and Markdown escaped.</summary>
internal static class SnippetRenderer
{
    /// <param name="text">The text.</param>
    /// <param name="terms">The search terms; null for the beginning of the text.</param>
    /// <param name="longest">The maximum length of the result.</param>
    public static string Of(string text, SearchTerms? terms, int longest)
    {
        var places = terms is null ? [] : TermHighlighter.In(text, terms);
        // Escaped characters count twice.
        for (var room = longest - 10; ; room = room * 3 / 4)
        {
            var snippet = Write(text, places, room);
            if (snippet.Length <= longest)
                return snippet;
        }
    }

    private static string Write(string text, List<(int Start, int End)> places, int room)
    {
        var first = places.Count > 0 ? places[0].Start : 0;
        var start = Boundary(text, text.Length <= room ? 0 : Math.Max(0, Math.Min(first - (room / 3), text.Length - room)));
        var end = Boundary(text, Math.Min(text.Length, start + room));
        var result = new StringBuilder(start > 0 ? "…" : "");
        var position = start;
        foreach (var (from, to) in places)
        {
            var (shownFrom, shownTo) = (Math.Max(from, position), Math.Min(to, end));
            if (shownFrom >= shownTo)
                continue;
            Append(result, text[position..shownFrom]);
            result.Append("**");
            Append(result, text[shownFrom..shownTo]);
            result.Append("**");
            position = shownTo;
        }

        Append(result, text[position..end]);
        if (end < text.Length)
            result.Append('…');
        return result.ToString();
    }

    private static void Append(StringBuilder result, string part)
    {
        var escaped = Markdown.Escape(part);
        foreach (var c in escaped)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
    }

    private static int Boundary(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
