using System.Globalization;
using System.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A list item.</summary>
/// <param name="Depth">The indentation.</param>
/// <param name="Number">The number; null for a bullet.</param>
/// <param name="Text">The Markdown.</param>
internal sealed record ListLine(int Depth, int? Number, string Text);

/// <summary>Renders lines as nested lists.</summary>
internal static class ListRenderer
{
    private const int Deepest = 10;

    public static void Render(StringBuilder html, IReadOnlyList<ListLine> lines, Func<string, string> inline)
    {
        var next = 0;
        while (next < lines.Count)
            next = WriteFrom(html, lines, next, depth: 0, inline);
    }

    // One list: the items of its depth, with deeper ones as lists in the item before.
    private static int WriteFrom(StringBuilder html, IReadOnlyList<ListLine> lines, int next, int depth, Func<string, string> inline)
    {
        var (first, depthHere) = (lines[next], Math.Min(lines[next].Depth, Deepest));
        html.Append(first.Number is { } start ? string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{start}\">") : "<ul>");
        while (
            next < lines.Count
            && (Math.Min(lines[next].Depth, Deepest) >= depthHere || depth == 0)
            && lines[next].Number is null == first.Number is null
        )
        {
            html.Append("<li dir=\"auto\">").Append(inline(lines[next].Text));
            next++;
            while (next < lines.Count && Math.Min(lines[next].Depth, Deepest) > depthHere)
                next = WriteFrom(html, lines, next, depth + 1, inline);
            html.Append("</li>");
        }

        html.Append(first.Number is null ? "</ul>" : "</ol>");
        return next;
    }
}
