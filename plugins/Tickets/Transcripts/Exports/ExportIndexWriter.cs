using System.Globalization;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Toolkit.Text;
using static DCTicket.Tickets.Transcripts.Build.HtmlTranscriptWriter;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>The list of tickets in a zip of an export, as a page and as a table.</summary>
internal static class ExportIndexWriter
{
    private static readonly string[] Columns =
    [
        "field.number",
        "field.department",
        "field.owner",
        "field.status",
        "field.opened",
        "field.closed",
        "field.reason",
        "field.removed",
    ];

    public static string Html(Export export, IReadOnlyList<Ticket> tickets)
    {
        var culture = CultureInfo.GetCultureInfo(export.Culture);
        var title = E(TicketTexts.Get(culture, "export.title"));
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(E(culture.Name))
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    + "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
            )
            .Append(title)
            .Append("</title>\n<style>")
            .Append(TranscriptStyle.Css)
            .Append(TranscriptStyle.Table)
            .Append("</style>\n</head>\n<body>\n<header><h1>")
            .Append(title)
            .Append("</h1></header>\n<main><table><thead><tr>");
        foreach (var column in Columns)
            page.Append("<th scope=\"col\">").Append(E(TicketTexts.Get(culture, column))).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        var link =
            export.Filter.Formats.HasFlag(TranscriptFormats.Html) ? ".html"
            : export.Filter.Formats.HasFlag(TranscriptFormats.Text) ? ".txt"
            : ".json";
        foreach (var ticket in tickets)
        {
            var cells = Cells(ticket, culture);
            page.Append("<tr><th scope=\"row\"><a href=\"")
                .Append(ticket.FileStem)
                .Append('/')
                .Append(ticket.FileStem)
                .Append(link)
                .Append("\">")
                .Append(E(cells[0]))
                .Append("</a></th>");
            foreach (var cell in cells.Skip(1))
                page.Append("<td><bdi>").Append(E(cell)).Append("</bdi></td>");
            page.Append("</tr>\n");
        }

        return page.Append("</tbody></table></main>\n</body>\n</html>\n").ToString();
    }

    public static byte[] Csv(Export export, IReadOnlyList<Ticket> tickets)
    {
        var culture = CultureInfo.GetCultureInfo(export.Culture);
        return CsvFile.Write(
            [.. Columns.Select(column => TicketTexts.Get(culture, column))],
            tickets.Select(ticket => Cells(ticket, culture))
        );
    }

    private static IReadOnlyList<string> Cells(Ticket ticket, CultureInfo culture) =>
        [
            ticket.Label,
            ticket.Department!.NameIn(culture),
            string.IsNullOrWhiteSpace(ticket.OwnerName) || ticket.OwnerId.Value == 0
                ? TicketTexts.Get(culture, "transcript.gone-user")
                : $"{Direction.Isolate(ticket.OwnerName)} ({ticket.OwnerId})",
            TicketTexts.Get(culture, $"state.{ticket.State}"),
            TranscriptReader.Instant(ticket.CreatedAt),
            ticket.ClosedAt is { } closed ? TranscriptReader.Instant(closed) : "",
            Direction.Isolate(ticket.CloseReason ?? ""),
            RetentionNoticeRenderer.All(ticket, culture, TranscriptReader.Instant) ?? "",
        ];
}
