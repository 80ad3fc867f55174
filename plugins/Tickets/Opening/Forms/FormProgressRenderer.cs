using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Renders the progress of a form with a button to continue: Discord opens a modal only after a click.</summary>
internal static class FormProgressRenderer
{
    /// <summary>A page was just saved.</summary>
    public static OutgoingMessage Saved(Department department, int pages, Snowflake? request, CultureInfo culture) =>
        Write("form.saved", department, pages, request, culture);

    /// <summary>Pages were saved earlier.</summary>
    public static OutgoingMessage Begun(Department department, int pages, Snowflake? request, CultureInfo culture) =>
        Write("form.begun", department, pages, request, culture);

    /// <summary>The draft has expired, or the form has changed.</summary>
    public static OutgoingMessage Expired(Department department, Snowflake? request, CultureInfo culture) =>
        new() { Content = TicketTexts.Get(culture, "form.expired"), Buttons = [StartOver(department, request, culture)] };

    private static OutgoingMessage Write(string key, Department department, int pages, Snowflake? request, CultureInfo culture) =>
        new()
        {
            Content = TicketTexts.Get(
                culture,
                key,
                Markdown.Escape(department.NameIn(culture)),
                pages,
                DepartmentForm.Pages(department).Count
            ),
            Buttons =
            [
                new Button(ModalBuilder.ButtonRoute(department.Key, pages, request), TicketTexts.Get(culture, "form.continue"))
                {
                    Style = ButtonStyle.Primary,
                },
                StartOver(department, request, culture),
            ],
        };

    // The first page starts a new draft.
    private static Button StartOver(Department department, Snowflake? request, CultureInfo culture) =>
        new(ModalBuilder.ButtonRoute(department.Key, 0, request), TicketTexts.Get(culture, "form.start-over"));
}
