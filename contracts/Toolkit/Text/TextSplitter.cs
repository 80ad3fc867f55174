using System.Text;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Splits a text that is too long for one message: preferably between paragraphs, otherwise between lines, sentences or words. Grapheme
/// clusters, mentions and URLs are not split, unless one is longer than a message. A split code block is closed, and reopened in the next
/// part with the same language.
/// </summary>
public static class TextSplitter
{
    /// <summary>The maximum length of a message's content. Source: Discord's documentation, "Create Message".</summary>
    public const int MaxContent = 2000;

    private const int MinLength = 64;

    /// <summary>
    /// The parts in order, each with at most <paramref name="maxLength"/> code points. No part is empty; a text without visible characters
    /// has no parts. Whitespace at a cut is removed.
    /// </summary>
    /// <param name="text">The text in Discord's Markdown.</param>
    /// <param name="maxLength">The maximum length of a part, at least 64.</param>
    public static IReadOnlyList<string> Split(string text, int maxLength = MaxContent)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, MinLength);
        var map = new CutMap(text);
        List<string> parts = [];
        for (var start = 0; start < text.Length; )
        {
            var end = FindEnd(map, start, maxLength);
            if (Write(map, start, end) is { } part)
                parts.Add(part);
            start = map.SkipBlanks(end);
        }

        return parts;
    }

    private static int FindEnd(CutMap map, int start, int maxLength)
    {
        var room = maxLength - map.ReopeningLength(start);
        Span<int> best = stackalloc int[CutMap.Qualities + 1];
        var (end, count) = (start, 0);
        while (true)
        {
            if (end == map.Length && count <= room)
                return end;
            if (count > room)
                break;
            if (end > start && count + map.ClosingLength(end) <= room)
            {
                // The fallback: any code point, even inside of a grapheme cluster.
                best[0] = map.IsInMark(end) ? best[0] : end;
                for (var quality = map.QualityOf(end); quality > 0; quality--)
                    best[quality] = end;
            }

            end = map.Next(end);
            count++;
        }

        // A better cut is used if it fills at least a third of the part.
        for (var quality = CutMap.Qualities; quality > 0; quality--)
        {
            if (best[quality] - start >= (quality == 1 ? 1 : (end - start) / 3))
                return best[quality];
        }

        return best[0] > start ? best[0] : end;
    }

    private static string? Write(CutMap map, int start, int end)
    {
        var said = map.Text[start..end];
        var (opened, cut) = (map.BlockAround(start), map.BlockAround(end));
        if (VisibleText.IsEmpty(said))
            return null;
        var part = new StringBuilder();
        if (opened is { } before)
            part.Append(CodeBlock.Mark).Append(before.Language).Append('\n').Append(said);
        else
            part.Append(said.TrimStart('\r', '\n'));
        if (cut is not null)
            return part.Append(said.EndsWith('\n') ? "" : "\n").Append(CodeBlock.Mark).ToString();
        return part.ToString().TrimEnd();
    }
}
