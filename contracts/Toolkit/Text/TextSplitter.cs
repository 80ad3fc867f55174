using System.Text;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Splits a text that is too long for one message. It is cut between paragraphs if that makes good use of the room, else between lines,
/// sentences or words. No emoji, letter with its marks, mention or address is cut in two, unless it is longer than a whole message. A code
/// block that is cut is closed, and opened again in the next part with the same language.
/// </summary>
public static class TextSplitter
{
    /// <summary>The characters of a message's content. Source: Discord's documentation, "Create Message".</summary>
    public const int MaxContent = 2000;

    private const int MinLength = 64;

    /// <summary>
    /// The parts in their order, each of at most so many characters as Discord counts them. None is empty; a text in which nothing can be
    /// seen has none. Blanks and line breaks at a cut are left out.
    /// </summary>
    /// <param name="text">The text, with Discord's Markdown.</param>
    /// <param name="maxLength">At least 64.</param>
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
                // By their codes any place is possible; it is taken where there is no other.
                best[0] = map.IsInMark(end) ? best[0] : end;
                for (var quality = map.QualityOf(end); quality > 0; quality--)
                    best[quality] = end;
            }

            end = map.Next(end);
            count++;
        }

        // A better place counts as long as it does not leave most of the room empty.
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
