using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Renders a field of a form and the buttons to change it.</summary>
internal static class FieldCard
{
    private const int MaxTextLength = 4000;

    public static OutgoingMessage Write(Department department, string key, CultureInfo culture, string? headline)
    {
        if (department.Form.SelectMany(page => page.Fields).FirstOrDefault(field => field.Key == key) is not { } field)
            return FormCard.Write(department, culture, headline);
        string Text(string name) => TicketTexts.Get(culture, name);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds =
            [
                new Embed
                {
                    Title = Truncate.To(FormCard.LabelOf(field, culture), 256),
                    Description = Truncate.To(Describe(department, field, culture), MaxTextLength),
                    Color = department.Color ?? Colors.Panel,
                },
            ],
            ActionRows =
            [
                [
                    .. FieldForm
                        .Parts(field.Kind)
                        .Select(part => new Button(Route.To("form-field-part", department.Id, key, part), FieldForm.Title(part, culture))
                        {
                            Emoji = "✏️",
                        }),
                ],
                [
                    new Button(Route.To("form-field-move", department.Id, key, -1), Text("department.up")) { Emoji = "⬆️" },
                    new Button(Route.To("form-field-move", department.Id, key, 1), Text("form.edit.down")) { Emoji = "⬇️" },
                    new Button(Route.To("form-field-remove", department.Id, key), Text("form.edit.remove"))
                    {
                        Style = ButtonStyle.Danger,
                        Emoji = "🗑️",
                    },
                    new Button(Route.To("form-card", department.Id), Text("form.edit.back")) { Emoji = "↩️" },
                ],
            ],
        };
    }

    private static string Describe(Department department, FormQuestion field, CultureInfo culture)
    {
        var page = department.Form.FindIndex(page => page.Fields.Contains(field));
        List<string> lines =
        [
            $"{TicketTexts.Get(culture, "form.edit.page", page + 1)}, "
                + $"{department.Form[page].Fields.IndexOf(field) + 1}/{department.Form[page].Fields.Count}",
            FormCard.Line(field, culture),
        ];
        foreach (var language in Languages.All.Where(language => field.Label.In(language).Length > 0))
        {
            var words = new[] { field.Label.In(language), field.Help.In(language), field.Placeholder.In(language) }
                .Where(text => text.Length > 0)
                .Select(text => Markdown.EscapeTo(text, 150));
            lines.Add($"**{Languages.Name(language)}:** {string.Join(" · ", words)}");
        }

        lines.AddRange(
            field.Options.Select(option =>
                "• "
                + string.Join(
                    " / ",
                    Languages.All.Select(option.Label.In).Where(text => text.Length > 0).Select(text => Markdown.EscapeTo(text, 60))
                )
            )
        );
        return string.Join('\n', lines);
    }
}
