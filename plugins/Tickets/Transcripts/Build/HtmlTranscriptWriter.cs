using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Renders a transcript as an HTML file without scripts and external requests. All user text goes through <see cref="E"/>.
/// </summary>
internal sealed class HtmlTranscriptWriter : ITranscriptWriter
{
    private readonly TranscriptDocument _document;
    private readonly HtmlPart _part;
    private readonly HtmlMessage _message;
    private bool _empty = true;

    public HtmlTranscriptWriter(TranscriptDocument document, HtmlPart? part = null)
    {
        _document = document;
        _part = part ?? HtmlPart.Whole;
        _message = new HtmlMessage(document, _part);
    }

    // Chinese stays readable in the source; characters with a meaning in HTML are escaped.
    internal static HtmlEncoder Safe { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    internal static string E(string? text) => Safe.Encode(text ?? "");

    /// <summary>A time for people and programs.</summary>
    internal static string Time(DateTimeOffset at, string format = "yyyy-MM-dd HH:mm:ss 'UTC'")
    {
        var utc = at.ToUniversalTime();
        var iso = utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"<time datetime=\"{iso}\" title=\"{TranscriptReader.Instant(at)}\">"
            + $"{utc.ToString(format, CultureInfo.InvariantCulture)}</time>";
    }

    public void Begin(StringBuilder to)
    {
        var title = E(
            _part.Count == 1 ? _document.Title : $"{_document.Title} · {_document.Text("transcript.part", _part.Number, _part.Count)}"
        );
        to.Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(E(_document.Culture.Name))
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                    + "img-src data:; base-uri 'none'; form-action 'none'\">\n"
            )
            .Append(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
                    + "content=\"no-referrer\">\n"
            )
            .Append("<meta name=\"robots\" content=\"noindex\">\n<title>")
            .Append(title)
            .Append("</title>\n<style>")
            .Append(TranscriptStyle.Css)
            .Append("</style>\n</head>\n<body>\n<header>\n<h1>")
            .Append(title)
            .Append("</h1>\n");
        if (_part.IsFirst)
            WriteHead(to);
        to.Append("</header>\n");
        WriteNavigation(to);
        to.Append("<main>\n");
    }

    public void Write(StringBuilder to, TranscriptMessage message)
    {
        if (!_part.Has(message.Row.Id))
            return;
        _empty = false;
        _message.Write(to, message);
    }

    public void End(StringBuilder to)
    {
        if (_empty)
            to.Append("<p class=\"empty\">").Append(E(_document.Text("transcript.empty"))).Append("</p>\n");
        to.Append("</main>\n");
        if (_part.IsLast)
            WriteForStaff(to);
        WriteNavigation(to);
        to.Append("<footer><p>").Append(E(_document.Text("transcript.footer"))).Append("</p></footer>\n</body>\n</html>\n");
    }

    private void WriteHead(StringBuilder to)
    {
        to.Append("<dl>\n");
        foreach (var (name, value, rest) in _document.Facts)
            to.Append("<div><dt>")
                .Append(E(name))
                .Append("</dt><dd><bdi>")
                .Append(E(Direction.WithoutMarks(value)))
                .Append("</bdi>")
                .Append(E(rest))
                .Append("</dd></div>\n");
        to.Append("</dl>\n");
        if (_document.Ticket.Answers.Count == 0 && _document.Ticket.Description.Length > 0)
            WriteText(to, _document.Text("field.description"), _document.Names.Fill(_document.Ticket.Description));
        foreach (var (label, text) in FormAnswerTexts.Of(_document))
            WriteText(to, label, text);
    }

    private static void WriteText(StringBuilder to, string label, string text) =>
        to.Append("<section class=\"description\"><h2 dir=\"auto\">")
            .Append(E(label))
            .Append("</h2><p dir=\"auto\">")
            .Append(E(text))
            .Append("</p></section>\n");

    private void WriteNavigation(StringBuilder to)
    {
        if (_part.Count == 1)
            return;
        to.Append("<nav aria-label=\"").Append(E(_document.Text("transcript.parts"))).Append("\">");
        for (var number = 1; number <= _part.Count; number++)
        {
            var words = E(_document.Text("transcript.part", number, _part.Count));
            to.Append(
                number == _part.Number
                    ? $"<span aria-current=\"page\">{words}</span> "
                    : $"<a href=\"{E(_part.NameOf(number))}\">{words}</a> "
            );
        }

        to.Append("</nav>\n");
    }

    private void WriteForStaff(StringBuilder to)
    {
        if (_document.Notes.Count > 0)
        {
            to.Append("<section class=\"staff\"><h2>").Append(E(_document.Text("transcript.notes"))).Append("</h2>\n");
            foreach (var note in _document.Notes)
            {
                to.Append("<div class=\"note\"><b><bdi>")
                    .Append(E(_document.Person(note.AuthorName, note.AuthorId)))
                    .Append("</bdi></b> ")
                    .Append(Time(note.CreatedAt))
                    .Append("<p dir=\"auto\">")
                    .Append(E(_document.Names.Fill(note.Text)))
                    .Append("</p></div>\n");
            }

            to.Append("</section>\n");
        }

        if (_document.History.Count == 0)
            return;
        to.Append("<section class=\"staff\"><h2>").Append(E(_document.Text("transcript.history"))).Append("</h2>\n<ol>\n");
        foreach (var row in _document.History)
        {
            var (who, what) = HistoryTexts.Of(_document, row);
            to.Append("<li>")
                .Append(Time(row.At))
                .Append(" <bdi>")
                .Append(E(who))
                .Append("</bdi>: <bdi>")
                .Append(E(what))
                .Append("</bdi></li>\n");
        }

        to.Append("</ol></section>\n");
    }
}
