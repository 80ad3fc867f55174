using System.Text;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>The beginning of a message in one line, without Markdown; spoilers stay hidden.</summary>
internal static partial class Excerpt
{
    private const string Hidden = "▮▮▮";

    public static string Of(TranscriptMessage message, string content, int longest)
    {
        var shown = Direction.Balance(message.Names.Fill(Hide(content)));
        return Direction.Balance(Truncate.To(Marks().Replace(shown, "").ReplaceLineEndings(" ").Trim(), longest));
    }

    // From left to right: bars in code are no spoiler.
    private static string Hide(string text)
    {
        if (!text.Contains(MarkdownSpans.Spoiler, StringComparison.Ordinal))
            return text;
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var next = i + 1;
            if (text[i] == '\\' && next < text.Length)
                next++;
            else if (text[i] == '`' && MarkdownSpans.CodeAt(text, i) is var (_, after))
                next = after;
            else if (text[i] == '|' && MarkdownSpans.PairAt(text, i) is var (mark, end))
                (next, i) = (end + mark.Length, Append(shown, end + mark.Length));
            shown.Append(text, i, next - i);
            i = next;
        }

        return shown.ToString();
    }

    private static int Append(StringBuilder shown, int next)
    {
        shown.Append(Hidden);
        return next;
    }

    [GeneratedRegex(@"\*\*|__|~~|`+|^(?:>>> |> |#{1,3} |-# )", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
