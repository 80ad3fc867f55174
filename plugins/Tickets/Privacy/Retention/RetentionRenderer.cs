using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Renders retention rules, and what other rules would delete.</summary>
internal static class RetentionRenderer
{
    private const int MaxEmbedLength = 3500;

    public static OutgoingMessage Rules(IReadOnlyList<Department> chosen, CultureInfo culture)
    {
        var lines = chosen.Select(department =>
        {
            var times = RetentionPeriods.Of(department.Rules);
            return TicketTexts.Get(
                culture,
                "retention.line",
                Name(department, culture),
                RetentionPeriods.Write(times.Messages, culture),
                RetentionPeriods.Write(times.Files, culture),
                RetentionPeriods.Write(times.Transcripts, culture)
            );
        });
        return Card(lines, TicketTexts.Get(culture, "retention.title"), TicketTexts.Get(culture, "retention.help"), Colors.Panel, culture);
    }

    public static OutgoingMessage Ask(IReadOnlyList<RetentionForecast> goes, Route confirm, Route cancel, CultureInfo culture)
    {
        var lines = goes.Select(each =>
            TicketTexts.Get(
                culture,
                "retention.goes",
                Name(each.Department, culture),
                each.Tickets,
                each.Messages,
                each.Files,
                each.Transcripts
            )
        );
        return Card(
            lines,
            TicketTexts.Get(culture, "retention.ask"),
            TicketTexts.Get(culture, "retention.ask-help"),
            Colors.Closed,
            culture
        ) with
        {
            Buttons =
            [
                new Button(confirm, TicketTexts.Get(culture, "retention.confirm")) { Style = ButtonStyle.Danger },
                new Button(cancel, TicketTexts.Get(culture, "retention.cancel")),
            ],
        };
    }

    private static string Name(Department department, CultureInfo culture)
    {
        var name = Markdown.Escape(department.NameIn(culture));
        return department.RemovedAt is null ? name : TicketTexts.Get(culture, "retention.department-removed", name);
    }

    private static OutgoingMessage Card(IEnumerable<string> lines, string title, string help, int color, CultureInfo culture)
    {
        var text = Truncate.Lines([.. lines], MaxEmbedLength, more => TicketTexts.Get(culture, "retention.more", more));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = title,
                    Description = $"{text}\n\n{help}",
                    Color = color,
                },
            ],
        };
    }
}
