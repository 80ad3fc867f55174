using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Builds a page of a department's form as a modal in the member's language.</summary>
internal static class ModalBuilder
{
    private const int MaxTitleLength = 45;
    private const int MaxChoices = 25;
    private const int MaxBoxes = 10;
    private const int MaxFiles = 10;
    private const int MaxTextLength = 4000;

    /// <summary>The route of the modal.</summary>
    public static Route Route(string department, int page, Snowflake? request) =>
        Contracts.Route.To("open", department, page, request ?? default);

    /// <summary>The route of the button that opens the page.</summary>
    public static Route ButtonRoute(string department, int page, Snowflake? request) =>
        Contracts.Route.To("form", department, page, request ?? default);

    public static Modal Build(Department department, int page, Snowflake? request, CultureInfo culture) =>
        Content(department, page, request, culture).Open();

    public static FormContent Content(Department department, int page, Snowflake? request, CultureInfo culture) =>
        Content(department, page, Route(department.Key, page, request), culture);

    /// <summary>The page with another route.</summary>
    public static FormContent Content(Department department, int page, Route route, CultureInfo culture)
    {
        var pages = DepartmentForm.Pages(department);
        return new FormContent(
            route,
            Title(department.NameIn(culture), page, pages.Count, culture),
            [.. pages[page].Fields.Select(field => Input(field, culture))]
        );
    }

    // A long name is truncated before the page number.
    private static string Title(string department, int page, int pages, CultureInfo culture)
    {
        string Text(string name) =>
            pages == 1
                ? TicketTexts.Get(culture, "open.form.title", name)
                : TicketTexts.Get(culture, "open.form.page", name, page + 1, pages);
        var excess = Truncate.Length(Text(department)) - MaxTitleLength;
        return excess <= 0
            ? Text(department)
            : Text(Truncate.Start(department, Math.Max(0, Truncate.Length(department) - excess - 1)) + "…");
    }

    private static ModalComponent Input(FormQuestion field, CultureInfo culture)
    {
        var (label, help, placeholder) = (
            field.Label.Pick(culture) ?? field.Key,
            field.Help.Pick(culture),
            field.Placeholder.Pick(culture)
        );
        return field.Kind switch
        {
            FormFieldKind.Text or FormFieldKind.Paragraph => new TextInput(field.Key, label)
            {
                Description = help,
                Placeholder = placeholder,
                Required = field.Required,
                Multiline = field.Kind == FormFieldKind.Paragraph,
                MinLength = Math.Clamp(field.Min ?? 0, 0, MaxTextLength),
                MaxLength = Math.Clamp(field.Max ?? MaxTextLength, 1, MaxTextLength),
            },
            FormFieldKind.Select => Many(new StringSelectInput(field.Key, label, Options(field, culture)), field, help, MaxChoices) with
            {
                Placeholder = placeholder,
            },
            FormFieldKind.User => Many(new UserSelectInput(field.Key, label), field, help, MaxChoices) with { Placeholder = placeholder },
            FormFieldKind.Role => Many(new RoleSelectInput(field.Key, label), field, help, MaxChoices) with { Placeholder = placeholder },
            FormFieldKind.Channel => Many(new ChannelSelectInput(field.Key, label), field, help, MaxChoices) with
            {
                Placeholder = placeholder,
            },
            FormFieldKind.Mentionable => Many(new MentionableSelectInput(field.Key, label), field, help, MaxChoices) with
            {
                Placeholder = placeholder,
            },
            FormFieldKind.File => Many(new FileUploadInput(field.Key, label), field, help, MaxFiles),
            FormFieldKind.Checkboxes => Many(new CheckboxGroupInput(field.Key, label, Options(field, culture)), field, help, MaxBoxes),
            FormFieldKind.Radio => new RadioInput(field.Key, label, Options(field, culture))
            {
                Description = help,
                Required = field.Required,
            },
            FormFieldKind.Checkbox => new CheckboxInput(field.Key, label) { Description = help },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static T Many<T>(T input, FormQuestion field, string? help, int most)
        where T : MultipleInput
    {
        var max = Math.Clamp(field.Max ?? (field.Kind == FormFieldKind.Checkboxes ? field.Options.Count : 1), 1, most);
        return input with
        {
            Description = help,
            Required = field.Required,
            MinValues = Math.Clamp(field.Min ?? 1, field.Required ? 1 : 0, max),
            MaxValues = max,
        };
    }

    private static SelectOption[] Options(FormQuestion field, CultureInfo culture) =>
        [.. field.Options.Select(option => new SelectOption(option.Label.Pick(culture) ?? option.Value, option.Value))];
}
