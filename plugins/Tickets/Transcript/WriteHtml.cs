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

    private readonly StringBuilder _page = new();
    private readonly TranscriptDocument _document;

    private WriteHtml(TranscriptDocument document) => _document = document;

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
        Add(row.DeletedAt is null ? "<article>" : "<article class=\"deleted\">");
        _page.Append(CultureInfo.InvariantCulture, $"<div class=\"who\"><b><bdi>{E(row.AuthorName)}</bdi></b> ");
        if (row.AuthorIsBot)
            _page.Append(CultureInfo.InvariantCulture, $"<span class=\"bot\">{E(_document.Text("transcript.bot"))}</span> ");
        _page.Append(Time(row.CreatedAt));
        if (row.EditedAt is { } edited)
            _page.Append(CultureInfo.InvariantCulture, $" <span class=\"mark\">{E(_document.Text("transcript.edited"))} {Time(edited)}</span>");
        if (row.DeletedAt is { } deleted)
            _page.Append(CultureInfo.InvariantCulture, $" <span class=\"mark\">{E(_document.Text("transcript.deleted"))} {Time(deleted)}</span>");
        Add("</div>");
        if (row.Content.Length > 0)
            Add($"<p dir=\"auto\">{E(row.Content)}</p>");
        foreach (var embed in message.Embeds)
            WriteEmbed(embed);
        foreach (var file in message.Files)
            WriteFile(file);
        Add("</article>");
    }

    private void WriteEmbed(Embed embed)
    {
        Add(embed.Color is { } color ? $"<blockquote style=\"border-color:#{color & 0xFFFFFF:x6}\">" : "<blockquote>");
        AddUnlessEmpty("small", embed.Author?.Name);
        AddUnlessEmpty("h3", embed.Title);
        AddUnlessEmpty("p", embed.Description);
        foreach (var field in embed.Fields)
            Add($"<div class=\"field\"><b dir=\"auto\">{E(field.Name)}</b><p dir=\"auto\">{E(field.Value)}</p></div>");
        AddUnlessEmpty("small", embed.Footer?.Text);
        Add("</blockquote>");
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

    private static string Time(DateTimeOffset at)
    {
        var iso = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"<time datetime=\"{iso}\">{ReadTranscript.Instant(at)}</time>";
    }
}
