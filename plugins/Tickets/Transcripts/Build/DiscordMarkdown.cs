using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using DCTicket.Tickets.Archiving.Reading;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Renders Discord's Markdown as HTML: code, quotes, headings, lists and paragraphs. Unknown syntax is shown as written; all text goes
/// through the encoder. Source: Discord's help centre, "Markdown Text 101".
/// </summary>
internal sealed partial class DiscordMarkdown(HtmlEncoder encoder, MarkdownSpans spans)
{
    private static readonly (string Mark, string Class)[] Headings = [("# ", "h1"), ("## ", "h2"), ("### ", "h3"), ("-# ", "small")];

    public string Blocks(string text, MentionNames names)
    {
        var html = new StringBuilder();
        Write(html, text.ReplaceLineEndings("\n"), new(names));
        return html.ToString();
    }

    private void Write(StringBuilder html, string text, Place place)
    {
        List<string> pending = [];
        var (quoted, scanned) = (place.IsQuoted, 0);
        for (var i = 0; i < text.Length; )
        {
            var end = text.IndexOf('\n', i) is var newline and >= 0 ? newline : text.Length;
            var line = text[i..end];
            if (!quoted && i >= scanned && line.StartsWith(">>> ", StringComparison.Ordinal))
            {
                Flush(html, pending, place);
                WriteQuote(html, text[(i + 4)..], place);
                return;
            }

            if (!quoted && i >= scanned && IsQuote(line))
            {
                Flush(html, pending, place);
                var lines = text[i..].Split('\n').TakeWhile(IsQuote).ToList();
                WriteQuote(html, string.Join('\n', lines.Select(quote => quote[Math.Min(2, quote.Length)..])), place);
                i += lines.Sum(quote => quote.Length + 1);
            }
            else if (MarkdownBlock.Find(text, Math.Max(i, scanned), end, out scanned) is { } block)
            {
                if (block.Start > i)
                    pending.Add(text[i..block.Start]);
                Flush(html, pending, place);
                WriteBlock(html, text[block.From..block.To], block.Mark, place);
                i = block.End;
                i += i < text.Length && text[i] == '\n' ? 1 : 0;
            }
            else
            {
                pending.Add(line);
                i = end + 1;
            }
        }

        Flush(html, pending, place);
    }

    // Code fences and spoilers that contain one hold blocks instead of inline text.
    private void WriteBlock(StringBuilder html, string text, string? mark, Place place)
    {
        if (mark is null)
        {
            WriteCode(html, text);
            return;
        }

        var inner = new StringBuilder();
        Write(inner, text, place with { IsQuoted = true, Links = place.Links && mark != MarkdownSpans.Spoiler });
        html.Append(spans.Wrap(mark, inner.ToString()));
    }

    private static bool IsQuote(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line == ">";

    private void WriteQuote(StringBuilder html, string text, Place place)
    {
        html.Append("<blockquote>");
        Write(html, text, place with { IsQuoted = true });
        html.Append("</blockquote>");
    }

    private void WriteCode(StringBuilder html, string code)
    {
        // The first line may name a language.
        var newline = code.IndexOf('\n', StringComparison.Ordinal);
        var language = newline > 0 && Language().IsMatch(code[..newline]) ? code[..newline] : "";
        html.Append("<pre tabindex=\"0\"><code");
        if (language.Length > 0)
            html.Append(" class=\"language-").Append(encoder.Encode(language)).Append('"');
        html.Append('>')
            .Append(encoder.Encode(code[(newline == 0 || language.Length > 0 ? newline + 1 : 0)..].TrimEnd('\n')))
            .Append("</code></pre>");
    }

    private void Flush(StringBuilder html, List<string> lines, Place place)
    {
        string Inline(string text) => spans.Inline(text, place.Names, place.Links);
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        for (var i = 0; i < lines.Count; )
        {
            var kind = KindOf(lines[i]);
            var count = kind is not null and not "list" ? 1 : lines.Skip(i).TakeWhile(line => KindOf(line) == kind).Count();
            if (kind == "list")
                ListRenderer.Render(html, [.. lines.Skip(i).Take(count).Select(ListItem)], Inline);
            else if (kind is null)
                html.Append("<p dir=\"auto\">").Append(Inline(string.Join('\n', lines.Skip(i).Take(count)))).Append("</p>");
            else
                html.Append("<p class=\"").Append(kind).Append("\" dir=\"auto\">").Append(Inline(WithoutMark(lines[i]))).Append("</p>");
            i += count;
        }

        lines.Clear();
    }

    private static string? KindOf(string line)
    {
        var heading = Array.Find(Headings, heading => IsHeading(line, heading.Mark));
        return heading.Class ?? (List().IsMatch(line) ? "list" : null);
    }

    private static bool IsHeading(string line, string mark) =>
        line.StartsWith(mark, StringComparison.Ordinal) && line.Length > mark.Length && line[mark.Length] != ' ';

    private static string WithoutMark(string line) => line[Array.Find(Headings, heading => IsHeading(line, heading.Mark)).Mark.Length..];

    private static ListLine ListItem(string line)
    {
        var match = List().Match(line);
        return new(
            match.Groups[1].Length / 2,
            int.TryParse(match.Groups[3].ValueSpan, out var number) ? number : null,
            match.Groups[4].Value
        );
    }

    /// <summary>The position in a text.</summary>
    private sealed record Place(MentionNames Names, bool IsQuoted = false, bool Links = true);

    [GeneratedRegex(@"^( *)([-*]|([0-9]{1,8})\.) ([^ ].*)$")]
    private static partial Regex List();

    [GeneratedRegex(@"^[A-Za-z0-9+#._-]{1,30}$")]
    private static partial Regex Language();
}
