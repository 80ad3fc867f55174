namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A code block, or a spoiler that contains one.</summary>
/// <param name="Start">The start, with its marks.</param>
/// <param name="From">The start of the content.</param>
/// <param name="To">The end of the content.</param>
/// <param name="End">The end, with its marks.</param>
/// <param name="Mark">The marks; null for a code block.</param>
internal sealed record MarkdownBlock(int Start, int From, int To, int End, string? Mark)
{
    private const string Fence = "```";
    private const int MaxDepth = 6;

    /// <summary>The first one that begins in a line. From left to right, as Discord parses: marks within others are ignored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The start.</param>
    /// <param name="end">The end of the line.</param>
    /// <param name="scanned">How far the text is parsed; it may be beyond the line.</param>
    public static MarkdownBlock? Find(string text, int from, int end, out int scanned) => Find(text, from, end, out scanned, depth: 0);

    private static MarkdownBlock? Find(string text, int from, int end, out int scanned, int depth)
    {
        for (scanned = from; scanned < end; )
        {
            var i = scanned;
            if (text[i] == '\\' && i + 1 < text.Length && MarkdownSpans.IsMark(text[i + 1]))
            {
                scanned += 2;
            }
            else if (text[i] == '`')
            {
                if (FenceAt(text, i) is { } fence)
                    return fence;
                scanned = MarkdownSpans.CodeAt(text, i) is var (_, after) ? after : i + 1;
            }
            else if (text[i] is '*' or '_' or '~' or '|' && MarkdownSpans.PairAt(text, i) is var (mark, to))
            {
                if (Holds(text[(i + mark.Length)..to], depth))
                    return new(i, i + mark.Length, to, to + mark.Length, mark);
                scanned = to + mark.Length;
            }
            else
            {
                scanned++;
            }
        }

        return null;
    }

    private static bool Holds(string inner, int depth) =>
        depth < MaxDepth && inner.Contains(Fence, StringComparison.Ordinal) && Find(inner, 0, inner.Length, out _, depth + 1) is not null;

    private static MarkdownBlock? FenceAt(string text, int i)
    {
        var from = i + Fence.Length;
        if (from >= text.Length || string.CompareOrdinal(text, i, Fence, 0, Fence.Length) != 0)
            return null;
        var to = text.IndexOf(Fence, from, StringComparison.Ordinal);
        return to > from ? new(i, from, to, to + Fence.Length, null) : null;
    }
}
