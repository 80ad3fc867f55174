using System.Text;
using System.Text.Encodings.Web;

namespace DCTicket.Tickets;

/// <summary>
/// Shows Discord's Markdown as HTML. Whatever it does not know is shown as it was written; every character of it goes through the encoder.
/// Source: Discord's help centre, "Markdown Text 101".
/// </summary>
internal sealed class DiscordMarkdown(HtmlEncoder encoder, MentionNames names)
{
    // Deeper nesting is shown as it was written: nobody writes it, and it would cost time.
    private const int MaxDepth = 6;

    private static readonly (string Mark, string Open, string Close)[] _pairs =
    [
        ("***", "<strong><em>", "</em></strong>"),
        ("**", "<strong>", "</strong>"),
        ("__", "<u>", "</u>"),
        ("~~", "<s>", "</s>"),
        ("||", "<span class=\"spoiler\">", "</span>"),
        ("*", "<em>", "</em>"),
        ("_", "<em>", "</em>"),
    ];

    /// <summary>Blocks: code, quotes, headings, lists and paragraphs.</summary>
    public string Blocks(string text)
    {
        var html = new StringBuilder();
        var position = 0;
        while (FindCode(text, position) is var (start, end))
        {
            WriteLines(html, text[position..start].TrimEnd('\n'));
            WriteCode(html, text[(start + 3)..end]);
            position = end + 3;
            if (position < text.Length && text[position] == '\n')
                position++;
        }

        WriteLines(html, text[position..]);
        return html.ToString();
    }

    /// <summary>What stands within a line.</summary>
    public string Inline(string text, int depth = 0)
    {
        var html = new StringBuilder();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\\' && i + 1 < text.Length && IsMark(text[i + 1]))
            {
                plain.Append(text[i + 1]);
                i += 2;
            }
            else if (Special(text, i, depth) is var (length, special))
            {
                Flush(html, plain);
                html.Append(special);
                i += length;
            }
            else
            {
                plain.Append(text[i++]);
            }
        }

        Flush(html, plain);
        return html.ToString();
    }

    private static (int Start, int End)? FindCode(string text, int from)
    {
        var start = text.IndexOf("```", from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("```", start + 3, StringComparison.Ordinal);
        return end > start + 3 ? (start, end) : null;
    }

    private void WriteCode(StringBuilder html, string code)
    {
        // The first line may name a language.
        var newline = code.IndexOf('\n', StringComparison.Ordinal);
        if (newline >= 0 && code[..newline].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '#' or '.'))
            code = code[(newline + 1)..];
        html.Append("<pre><code>").Append(encoder.Encode(code.TrimEnd('\n'))).Append("</code></pre>");
    }

    private void WriteLines(StringBuilder html, string text)
    {
        if (text.Length == 0)
            return;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var kind = KindOf(lines[i]);
            var run = lines.Skip(i).TakeWhile(line => KindOf(line) == kind).ToList();
            if (kind.Single)
                run = [lines[i]];
            var content = string.Join(kind.Separator, run.Select(line => kind.Item(Inline(line[kind.Prefix..]))));
            html.Append(kind.Open).Append(content).Append(kind.Close);
            i += run.Count;
        }
    }

    private static Block KindOf(string line) => line switch
    {
        ['>', ' ', ..] => Block.Quote,
        ['#', ' ', not ' ', ..] => Block.Heading1,
        ['#', '#', ' ', not ' ', ..] => Block.Heading2,
        ['#', '#', '#', ' ', not ' ', ..] => Block.Heading3,
        ['-', '#', ' ', not ' ', ..] => Block.Small,
        ['-' or '*', ' ', not ' ', ..] => Block.List,
        _ => Block.Paragraph,
    };

    private (int Length, string Html)? Special(string text, int i, int depth) => text[i] switch
    {
        '`' => Code(text, i),
        '<' => names.At(text, i) is var (length, name) ? (length, $"<span class=\"mention\">{encoder.Encode(name)}</span>") : null,
        'h' => Address(text, i),
        '*' or '_' or '~' or '|' when depth < MaxDepth => Pair(text, i, depth),
        _ => null,
    };

    private (int, string)? Code(string text, int i)
    {
        var end = text.IndexOf('`', i + 1);
        return end > i + 1 ? (end - i + 1, $"<code>{encoder.Encode(text[(i + 1)..end])}</code>") : null;
    }

    private (int, string)? Address(string text, int i)
    {
        if (string.CompareOrdinal(text, i, "https://", 0, 8) != 0 && string.CompareOrdinal(text, i, "http://", 0, 7) != 0)
            return null;
        var end = i;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '|' or '*' or '`'))
            end++;
        while (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'')
            end--;
        var address = encoder.Encode(text[i..end]);
        return Uri.TryCreate(text[i..end], UriKind.Absolute, out _)
            ? (end - i, $"<a href=\"{address}\" rel=\"noopener noreferrer nofollow\">{address}</a>")
            : null;
    }

    private (int, string)? Pair(string text, int i, int depth)
    {
        foreach (var (mark, open, close) in _pairs)
        {
            if (string.CompareOrdinal(text, i, mark, 0, mark.Length) != 0)
                continue;
            var end = text.IndexOf(mark, i + mark.Length, StringComparison.Ordinal);
            if (end <= i + mark.Length || (mark == "*" && text[i + 1] == ' ') || (mark == "_" && IsInsideWord(text, i, end)))
                continue;
            return (end - i + mark.Length, open + Inline(text[(i + mark.Length)..end], depth + 1) + close);
        }

        return null;
    }

    // snake_case_names are no emphasis.
    private static bool IsInsideWord(string text, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));

    private static bool IsMark(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private void Flush(StringBuilder html, StringBuilder plain)
    {
        html.Append(encoder.Encode(plain.ToString()));
        plain.Clear();
    }

    /// <summary>Lines of one kind.</summary>
    private sealed record Block(int Prefix, string Open, string Close, string Separator = "\n", bool Single = false, bool IsList = false)
    {
        public static Block Paragraph { get; } = new(0, "<p dir=\"auto\">", "</p>");

        public static Block Quote { get; } = new(2, "<blockquote dir=\"auto\">", "</blockquote>");

        public static Block Heading1 { get; } = new(2, "<p class=\"h1\" dir=\"auto\">", "</p>", Single: true);

        public static Block Heading2 { get; } = new(3, "<p class=\"h2\" dir=\"auto\">", "</p>", Single: true);

        public static Block Heading3 { get; } = new(4, "<p class=\"h3\" dir=\"auto\">", "</p>", Single: true);

        public static Block Small { get; } = new(3, "<p class=\"small\" dir=\"auto\">", "</p>", Single: true);

        public static Block List { get; } = new(2, "<ul>", "</ul>", Separator: "", IsList: true);

        public string Item(string html) => IsList ? $"<li dir=\"auto\">{html}</li>" : html;
    }
}
