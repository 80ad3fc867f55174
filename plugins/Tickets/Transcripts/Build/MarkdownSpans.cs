using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using DCTicket.Tickets.Archiving.Reading;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Renders inline Markdown as HTML.</summary>
/// <param name="encoder">The encoder for all text.</param>
/// <param name="spoiler">The label of a spoiler.</param>
internal sealed partial class MarkdownSpans(HtmlEncoder encoder, string spoiler)
{
    // Deeper nesting is shown as written, to limit the cost.
    private const int MaxDepth = 6;

    /// <summary>The spoiler mark.</summary>
    public const string Spoiler = "||";

    // Longest first.
    private static readonly string[] Marks = ["***", "**", "__", "~~", Spoiler, "*", "_"];

    private static readonly string[] Everybody = ["@everyone", "@here"];

    // A check box reveals the text without a script, also by keyboard.
    private readonly (string Mark, string Open, string Close)[] _pairs =
    [
        ("***", "<strong><em>", "</em></strong>"),
        ("**", "<strong>", "</strong>"),
        ("__", "<u>", "</u>"),
        ("~~", "<s>", "</s>"),
        (Spoiler, $"<label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"{encoder.Encode(spoiler)}\"><span>", "</span></label>"),
        ("*", "<em>", "</em>"),
        ("_", "<em>", "</em>"),
    ];

    public string Inline(string text, MentionNames names, bool links = true) => Inline(text, names, depth: 0, links);

    private string Inline(string text, MentionNames names, int depth, bool links)
    {
        var html = new StringBuilder();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; )
        {
            if (text[i] == '\\' && i + 1 < text.Length && IsMark(text[i + 1]))
            {
                plain.Append(text[i + 1]);
                i += 2;
            }
            else if (Special(text, i, names, depth, links) is var (length, special))
            {
                html.Append(encoder.Encode(plain.ToString())).Append(special);
                plain.Clear();
                i += length;
            }
            else
            {
                plain.Append(text[i++]);
            }
        }

        return html.Append(encoder.Encode(plain.ToString())).ToString();
    }

    private (int Length, string Html)? Special(string text, int i, MentionNames names, int depth, bool links) =>
        text[i] switch
        {
            '`' => Code(text, i),
            '<' => Mention(text, i, names) ?? (links ? Bracketed(text, i) : null),
            '@' => Array.Find(Everybody, name => string.CompareOrdinal(text, i, name, 0, name.Length) == 0) is { } name
                ? (name.Length, $"<span class=\"mention\">{name}</span>")
                : null,
            'h' when links => Address(text, i),
            '[' when links && depth < MaxDepth => Masked(text, i, names, depth),
            '*' or '_' or '~' or '|' when depth < MaxDepth => Pair(text, i, names, depth, links),
            _ => null,
        };

    private (int, string)? Mention(string text, int i, MentionNames names)
    {
        if (names.At(text, i) is not var (length, mention) || mention.IsPlain)
            return null;
        var words = encoder.Encode(mention.Text);
        if (mention.At is { } at)
            return (
                length,
                "<time class=\"mention\" "
                    + $"datetime=\"{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">"
                    + $"{words}</time>"
            );
        return (length, $"<span class=\"{(mention.IsEmoji ? "emoji" : "mention")}\">{words}</span>");
    }

    private (int, string)? Code(string text, int i) =>
        CodeAt(text, i) is var (mark, end) ? (end - i, $"<code>{encoder.Encode(text[(i + mark)..(end - mark)])}</code>") : null;

    /// <summary>Inline code that begins here: the number of marks and the end.</summary>
    public static (int Mark, int End)? CodeAt(string text, int i)
    {
        for (var mark = 3; mark > 0; mark--)
        {
            if (
                i + mark < text.Length
                && text.AsSpan(i, mark).IndexOfAnyExcept('`') < 0
                && text.IndexOf("```"[..mark], i + mark, StringComparison.Ordinal) is var end
                && end > i + mark
            )
                return (mark, end + mark);
        }

        return null;
    }

    /// <summary>Emphasis that begins here and ends later: the marks and the end of the content.</summary>
    public static (string Mark, int End)? PairAt(string text, int i)
    {
        foreach (var mark in Marks)
        {
            if (string.CompareOrdinal(text, i, mark, 0, mark.Length) != 0)
                continue;
            var end = text.IndexOf(mark, i + mark.Length, StringComparison.Ordinal);
            if (end > i + mark.Length && (mark != "*" || text[i + 1] != ' ') && (mark != "_" || !IsInsideWord(text, i, end)))
                return (mark, end);
        }

        return null;
    }

    /// <summary>Wraps finished HTML in the tags of a mark.</summary>
    public string Wrap(string mark, string html)
    {
        var (_, open, close) = Array.Find(_pairs, pair => pair.Mark == mark);
        return open + html + close;
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
        return Link(text[i..end], encoder.Encode(text[i..end])) is { } link ? (end - i, link) : null;
    }

    private (int, string)? Bracketed(string text, int i) =>
        BracketedHere().Match(text, i) is { Success: true } match
        && Link(match.Groups[1].Value, encoder.Encode(match.Groups[1].Value)) is { } link
            ? (match.Length, link)
            : null;

    private (int, string)? Masked(string text, int i, MentionNames names, int depth)
    {
        var match = MaskedHere().Match(text, i);
        return match.Success && Link(match.Groups[2].Value, Inline(match.Groups[1].Value, names, depth + 1, links: false)) is { } link
            ? (match.Length, link)
            : null;
    }

    /// <summary>A link that shows its target; null for an address that is not http or https.</summary>
    public string? Link(string address, string html) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? $"<a href=\"{encoder.Encode(address)}\" title=\"{encoder.Encode(address)}\" rel=\"noopener noreferrer nofollow\">{html}</a>"
            : null;

    private (int, string)? Pair(string text, int i, MentionNames names, int depth, bool links) =>
        PairAt(text, i) is var (mark, end)
            ? (end - i + mark.Length, Wrap(mark, Inline(text[(i + mark.Length)..end], names, depth + 1, links && mark != Spoiler)))
            : null;

    // snake_case_names are no emphasis.
    private static bool IsInsideWord(string text, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));

    /// <summary>Whether a backslash escapes a character.</summary>
    public static bool IsMark(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    [GeneratedRegex("""\G\[([^\[\]\n]{1,300})\]\(<?(https?://[^\s<>()"]{1,2000})>?(?: +"[^"\n]{0,200}")?\)""")]
    private static partial Regex MaskedHere();

    [GeneratedRegex("""\G<(https?://[^\s<>"]{1,2000})>""")]
    private static partial Regex BracketedHere();
}
