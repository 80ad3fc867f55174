using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Renders a department's form, page by page.</summary>
internal static class FormCard
{
    private const int MaxTextLength = 4000;

    public static string Summary(Department department, CultureInfo culture) =>
        DepartmentForm.HasOwn(department)
            ? TicketTexts.Get(culture, "form.edit.summary", department.Form.Sum(page => page.Fields.Count), department.Form.Count)
            : TicketTexts.Get(culture, "form.edit.question");

    public static OutgoingMessage Write(Department department, CultureInfo culture, string? headline)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        var fields = department.Form.SelectMany(page => page.Fields).ToList();
        List<IReadOnlyList<Component>> rows = [];
        if (fields.Count > 0)
        {
            rows.Add([
                new StringSelect(
                    Route.To("form-field", department.Id),
                    [
                        .. fields
                            .Take(DepartmentQuery.MaxCount)
                            .Select(field => new SelectOption(LabelOf(field, culture), field.Key)
                            {
                                Description = Kind(field.Kind, culture),
                            }),
                    ]
                )
                {
                    Placeholder = Text("form.edit.choose"),
                },
            ]);
        }

        if (fields.Count < FormValidation.MaxFields)
        {
            rows.Add([
                new StringSelect(
                    Route.To("form-add", department.Id),
                    [.. Enum.GetValues<FormFieldKind>().Select(kind => new SelectOption(Kind(kind, culture), kind.ToString()))]
                )
                {
                    Placeholder = Text("form.edit.add"),
                },
            ]);
        }

        rows.Add([
            new Button(Route.To("form-preview", department.Id, 0), Text("form.edit.preview"))
            {
                Style = ButtonStyle.Primary,
                Emoji = "👁️",
            },
            new Button(Route.To("form-export", department.Id), Text("form.edit.export")) { Emoji = "💾" },
            new Button(Route.To("form-import", department.Id), Text("form.edit.import")) { Emoji = "📂" },
            new Button(Route.To("department-card", department.Id), Text("form.edit.department")) { Emoji = "↩️" },
        ]);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds = [Embed(department, culture)],
            ActionRows = rows,
        };
    }

    public static string LabelOf(FormQuestion field, CultureInfo culture) => field.Label.Pick(culture) ?? field.Key;

    public static string Kind(FormFieldKind kind, CultureInfo culture) => TicketTexts.Get(culture, $"field-kind.{kind}");

    /// <summary>A field in one line: label, type and limits.</summary>
    public static string Line(FormQuestion field, CultureInfo culture)
    {
        List<string> parts = [Kind(field.Kind, culture)];
        if (!field.Required)
            parts.Add(TicketTexts.Get(culture, "form.edit.optional"));
        if ((field.Min ?? field.Max) is not null)
            parts.Add(
                $"{field.Min?.ToString(CultureInfo.InvariantCulture) ?? "…"}–{field.Max?.ToString(CultureInfo.InvariantCulture) ?? "…"}"
            );
        if (field.Options.Count > 0)
            parts.Add(TicketTexts.Get(culture, "form.edit.option-count", field.Options.Count));
        return $"{Markdown.Escape(LabelOf(field, culture))} (`{field.Key}`): {string.Join(", ", parts)}";
    }

    private static Embed Embed(Department department, CultureInfo culture)
    {
        List<string> lines = [];
        foreach (var (index, page) in department.Form.Index())
        {
            lines.Add($"**{TicketTexts.Get(culture, "form.edit.page", index + 1)}**");
            lines.AddRange(page.Fields.Select((field, place) => $"{place + 1}. {Line(field, culture)}"));
        }

        if (lines.Count == 0)
            lines.Add(TicketTexts.Get(culture, "form.edit.question-long"));
        return new Embed
        {
            Title = Truncate.To(TicketTexts.Get(culture, "form.edit.title", department.NameIn(culture)), 256),
            Description = Truncate.Lines(lines, MaxTextLength, more => TicketTexts.Get(culture, "setup.more", more)),
            Color = department.Color ?? Colors.Panel,
            Footer = Languages
                .All.Where(language => department.Form.SelectMany(page => page.Fields).Any(field => field.Label.In(language).Length == 0))
                .Select(Languages.Name)
                .ToList()
                is { Count: > 0 } missing
                ? new EmbedFooter(TicketTexts.Get(culture, "form.edit.untranslated", string.Join(", ", missing)))
                : null,
        };
    }
}
