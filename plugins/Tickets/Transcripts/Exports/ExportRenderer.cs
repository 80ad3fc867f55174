using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Renders the state of an export with its buttons.</summary>
internal static class ExportRenderer
{
    private const int MaxButtons = 20;

    public static OutgoingMessage Render(Export export, CultureInfo culture)
    {
        List<Button> buttons = [];
        if (export.IsActive)
        {
            buttons.Add(new Button(Route.To("export-show", export.Id), TicketTexts.Get(culture, "export.refresh")) { Emoji = "🔄" });
            buttons.Add(
                new Button(Route.To("export-cancel", export.Id), TicketTexts.Get(culture, "export.cancel")) { Style = ButtonStyle.Danger }
            );
        }

        if (export.State is ExportState.Delivering or ExportState.Done)
        {
            buttons.AddRange(
                export
                    .Parts.Take(MaxButtons)
                    .Select(
                        (_, i) =>
                            new Button(
                                Route.To("export-part", export.Id, i),
                                TicketTexts.Get(culture, "export.part", i + 1, export.Parts.Count)
                            )
                            {
                                Emoji = "📦",
                            }
                    )
            );
        }

        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, "export.title"),
                    Description = Text(export, culture),
                    Color = Colors.Panel,
                },
            ],
            Buttons = buttons,
        };
    }

    /// <summary>The state in a few lines.</summary>
    public static string Text(Export export, CultureInfo culture)
    {
        string Say(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
        List<string> lines = [Say($"exported.{export.State}", export.Done, Math.Max(export.Total, export.Done), export.Parts.Count)];
        if (export.Problems.Count > 0)
            lines.Add(Say("export.left-out", Truncate.To(string.Join(", ", export.Problems.Select(Ticket.LabelOf)), 500)));
        if (export.Problem is { } problem)
            lines.Add(Say(problem));
        if (export is { State: ExportState.Done, FinishedAt: { } finished })
            lines.Add(Say("export.until", Timestamp.Relative(finished + RunExports.KeptFor)));
        return string.Join('\n', lines);
    }
}
