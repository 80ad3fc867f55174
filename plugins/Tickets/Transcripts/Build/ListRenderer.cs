using System.Globalization;
using System.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>An item of a list.</summary>
/// <param name="Depth">How far it stands in.</param>
/// <param name="Number">Its number; null for a dot.</param>
/// <param name="Text">Its Markdown.</param>
internal sealed record ListLine(int Depth, int? Number, string Text);

/// <summary>Shows lines of a list as lists within lists.</summary>
internal static class ListRenderer
{
    private const int Deepest = 10;

    public static void Render(StringBuilder html, IReadOnlyList<ListLine> lines, Func<string, string> inline)
    {
        var next = 0;
        while (next < lines.Count)
            next = WriteFrom(html, lines, next, depth: 0, inline);
    }

    // One list: the items of its depth, and those that stand further in as lists of the item before.
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
