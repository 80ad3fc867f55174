using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The texts of a department in one language.</summary>
internal sealed class WordsPart(string language) : DepartmentPart
{
    public override string Name => language;

    public override string Emoji => "✏️";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.words", Languages.Name(language));

    public override IReadOnlyList<FormInput> Inputs(Department department, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Line("name", Text("department.field.name"), Text("department.field.name-help"), department.Names.In(language), DepartmentText.LongestName),
            Line("description", Text("department.field.description"), Text("department.field.description-help"), department.Descriptions.In(language), DepartmentText.LongestDescription) with { Multiline = true },
            Line("welcome", Text("department.field.welcome"), Text("department.field.welcome-help"), department.Welcomes.In(language), DepartmentText.LongestWelcome) with { Multiline = true },
        ];
    }

    public override Refusal? Apply(Department department, ReadForm form)
    {
        department.Names = department.Names.With(language, form.Text("name", DepartmentText.LongestName));
        department.Descriptions = department.Descriptions.With(language, form.Text("description", DepartmentText.LongestDescription));
        department.Welcomes = department.Welcomes.With(language, form.Text("welcome", DepartmentText.LongestWelcome));
        return department.Names.Count == 0 ? new Refusal("department.nameless") : null;
    }
}
