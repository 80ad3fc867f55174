using System.Globalization;
using System.Text.Json;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Compares a department with plugins.json.</summary>
internal static class ConfigComparison
{
    /// <summary>The description in one line.</summary>
    public static string Describe(Department department, DepartmentOptions? file, CultureInfo culture)
    {
        if (file is null)
            return TicketTexts.Get(culture, "department.file.own");
        var differing = department.EditedAt is null ? [] : Differing(department, file).ToList();
        return department.EditedAt is null ? TicketTexts.Get(culture, "department.file.follows")
            : differing.Count == 0 ? TicketTexts.Get(culture, "department.file.same")
            : TicketTexts.Get(
                culture,
                "department.file.differs",
                string.Join(", ", differing.Select(key => TicketTexts.Get(culture, key)))
            );
    }

    /// <summary>The texts that name the differences. Roles and categories are not compared: the file has only their names.</summary>
    public static IEnumerable<string> Differing(Department department, DepartmentOptions file)
    {
        if (!Same(department.Names, file.Name))
            yield return "department.field.name";
        if (!Same(department.Descriptions, file.Description))
            yield return "department.field.description";
        if (!Same(department.Welcomes, file.Welcome))
            yield return "department.field.welcome";
        if (department.Emoji != file.Emoji || department.Style != file.Style || department.Color != HexColor.Parse(file.Color))
            yield return "department.part.look";
        if (department.NamePattern != file.NamePattern)
            yield return "department.field.pattern";
        if (department.Limits != file.Limits)
            yield return "department.part.limits";
        if (department.Rules != file.Rules)
            yield return "department.part.rules";
        if (!department.Survey.SequenceEqual(file.Survey))
            yield return "department.field.survey";
        if (!department.CloseReasons.SequenceEqual(file.CloseReasons))
            yield return "department.field.reasons";
        if (JsonSerializer.Serialize(department.Form) != JsonSerializer.Serialize(file.Form))
            yield return "department.part.form";
    }

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(text => other.In(text.Key) == text.Value);
}
