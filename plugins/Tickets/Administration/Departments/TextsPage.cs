using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for a department's texts in one language.</summary>
internal sealed class TextsPage(string language) : DepartmentSettingsPage
{
    public override string Name => language;

    public override string Emoji => "✏️";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.words", Languages.Name(language));

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Line(
                "name",
                Text("department.field.name"),
                Text("department.field.name-help"),
                department.Names.In(language),
                DepartmentValidation.MaxNameLength
            ),
            Line(
                "description",
                Text("department.field.description"),
                Text("department.field.description-help"),
                department.Descriptions.In(language),
                DepartmentValidation.MaxDescriptionLength
            ) with
            {
                Multiline = true,
            },
            Line(
                "welcome",
                Text("department.field.welcome"),
                Text("department.field.welcome-help"),
                department.Welcomes.In(language),
                DepartmentValidation.MaxWelcomeLength
            ) with
            {
                Multiline = true,
            },
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        department.Names = department.Names.With(language, form.Text("name", DepartmentValidation.MaxNameLength));
        department.Descriptions = department.Descriptions.With(
            language,
            form.Text("description", DepartmentValidation.MaxDescriptionLength)
        );
        department.Welcomes = department.Welcomes.With(language, form.Text("welcome", DepartmentValidation.MaxWelcomeLength));
        return department.Names.Count == 0
            ? new Refusal("department.nameless")
            : DepartmentValidation.WelcomeProblem(department.Welcomes.In(language));
    }
}
