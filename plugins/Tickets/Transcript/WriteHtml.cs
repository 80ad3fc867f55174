using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>
/// Lays a transcript out as one HTML file that runs nothing and asks for nothing. Every text of people goes through <see cref="E"/>.
/// </summary>
internal sealed class WriteHtml
{
    // Chinese stays readable in the source; everything that HTML gives a meaning to is escaped all the same.
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Messages that one person sends within this time stand together, as Discord shows them.
    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(7);

    private readonly StringBuilder _page = new();
    private readonly TranscriptDocument _document;

    private readonly DiscordMarkdown _markdown;
    private TranscriptMessage? _before;

    private WriteHtml(TranscriptDocument document)
    {
        _document = document;
        _markdown = new DiscordMarkdown(_encoder, document.Names);
    }

    public static byte[] Write(TranscriptDocument document)
    {
        var writer = new WriteHtml(document);
        writer.WritePage();
        return Encoding.UTF8.GetBytes(writer._page.ToString());
    }

    private static string E(string? text) => _encoder.Encode(text ?? "");

    private void Add(string html) => _page.Append(html).Append('\n');

    private void WritePage()
    {
        var title = E(_document.Title);
        Add($"<!DOCTYPE html>\n<html lang=\"{E(_document.Culture.Name)}\">\n<head>\n<meta charset=\"utf-8\">");
        Add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">");
        Add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">");
        Add($"<title>{title}</title>\n<style>{TranscriptStyle.Css}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<dl>");
        foreach (var (name, value) in _document.Facts)
            Add($"<div><dt>{E(name)}</dt><dd><bdi>{E(value)}</bdi></dd></div>");
        Add($"</dl>\n<section class=\"description\"><h2>{E(_document.Text("field.description"))}</h2>");
        Add($"<p dir=\"auto\">{E(_document.Description)}</p></section>\n</header>\n<main>");
        foreach (var message in _document.Messages)
            WriteMessage(message);
        if (_document.Messages.Count == 0)
            Add($"<p class=\"empty\">{E(_document.Text("transcript.empty"))}</p>");
        Add("</main>\n</body>\n</html>");
    }

    private void WriteMessage(TranscriptMessage message)
    {
        var row = message.Row;
        if (_before?.Row.CreatedAt.UtcDateTime.Date != row.CreatedAt.UtcDateTime.Date)
            Add($"<div class=\"day\">{row.CreatedAt.UtcDateTime.ToString("D", _document.Culture)}</div>");
        var follows = _before is { Row: var before } && before.AuthorId == row.AuthorId && before.AuthorName == row.AuthorName
            && row.CreatedAt - before.CreatedAt < OneGo && before.CreatedAt.UtcDateTime.Date == row.CreatedAt.UtcDateTime.Date;
        _before = message;
        Add($"<article class=\"{(follows ? "follows" : "begins")}{(row.DeletedAt is null ? "" : " deleted")}\">");
        WriteHead(row, follows);
        if (row.Content.Length > 0)
            Add($"<div class=\"text\">{_markdown.Blocks(row.Content.ReplaceLineEndings("\n"))}</div>");
        foreach (var embed in message.Embeds)
            WriteEmbed(embed);
        foreach (var file in message.Files)
            WriteFile(file);
        Add("</article>");
    }

    private void WriteHead(ArchivedMessage row, bool follows)
    {
        if (!follows)
        {
            // Ids begin with the time; Fibonacci hashing keeps accounts of the same moment apart.
            var hue = unchecked(row.AuthorId.Value * 11400714819323198485UL >> 40) % 360;
            Add($"<div class=\"face\" aria-hidden=\"true\" style=\"background:hsl({hue} 45% 42%)\">{E(Initial(row.AuthorName))}</div>");
            _page.Append(CultureInfo.InvariantCulture, $"<div class=\"who\"><b><bdi>{E(row.AuthorName)}</bdi></b> ");
            if (row.AuthorIsBot)
                _page.Append(CultureInfo.InvariantCulture, $"<span class=\"bot\">{E(_document.Text("transcript.bot"))}</span> ");
            _page.Append(Time(row.CreatedAt)).Append("</div>\n");
        }

        if (follows || row.EditedAt is not null || row.DeletedAt is not null)
            _page.Append("<div class=\"marks\">");
        if (follows)
            _page.Append(Time(row.CreatedAt, "HH:mm"));
        if (row.EditedAt is { } edited)
            _page.Append(CultureInfo.InvariantCulture, $" <span class=\"mark\">{E(_document.Text("transcript.edited"))} {Time(edited)}</span>");
        if (row.DeletedAt is { } deleted)
            _page.Append(CultureInfo.InvariantCulture, $" <span class=\"mark\">{E(_document.Text("transcript.deleted"))} {Time(deleted)}</span>");
        if (follows || row.EditedAt is not null || row.DeletedAt is not null)
            _page.Append("</div>\n");
    }

    private static string Initial(string name) => name.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit) is { Value: > 0 } rune
        ? Rune.ToUpperInvariant(rune).ToString()
        : "?";

    private void WriteEmbed(Embed embed)
    {
        Add(embed.Color is { } color ? $"<section class=\"embed\" style=\"border-color:#{color & 0xFFFFFF:x6}\">" : "<section class=\"embed\">");
        AddUnlessEmpty("small", embed.Author?.Name);
        AddUnlessEmpty("h3", embed.Title);
        if (!string.IsNullOrEmpty(embed.Description))
            Add($"<div class=\"text\">{_markdown.Blocks(embed.Description.ReplaceLineEndings("\n"))}</div>");
        if (embed.Fields.Count > 0)
            Add("<div class=\"fields\">");
        foreach (var field in embed.Fields)
            Add($"<div class=\"field{(field.Inline ? " inline" : "")}\"><b dir=\"auto\">{E(field.Name)}</b>{_markdown.Blocks(field.Value.ReplaceLineEndings("\n"))}</div>");
        if (embed.Fields.Count > 0)
            Add("</div>");
        AddUnlessEmpty("small", embed.Footer?.Text);
        Add("</section>");
    }

    private void AddUnlessEmpty(string element, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Add($"<{element} dir=\"auto\">{E(text)}</{element}>");
    }

    private void WriteFile(TranscriptFile file)
    {
        var row = file.Row;
        if (file.Image is { } image)
            Add($"<img alt=\"{E(row.FileName)}\" src=\"data:{image.MediaType};base64,{Convert.ToBase64String(image.Content)}\">");
        Add($"<div class=\"file\">📎 <bdi>{E(row.FileName)}</bdi> <span class=\"mark\">{E(FileNote.Of(_document, row))}</span></div>");
    }

    private static string Time(DateTimeOffset at, string format = "yyyy-MM-dd HH:mm:ss 'UTC'")
    {
        var utc = at.ToUniversalTime();
        var iso = utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"<time datetime=\"{iso}\" title=\"{ReadTranscript.Instant(at)}\">{utc.ToString(format, CultureInfo.InvariantCulture)}</time>";
    }
}
