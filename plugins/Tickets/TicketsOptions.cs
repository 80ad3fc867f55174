using System.ComponentModel.DataAnnotations;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The plugin's <c>settings</c> in plugins.json. Texts are by language, such as "en" and "zh-TW".</summary>
internal sealed class TicketsOptions : IValidatableObject
{
    // Lists start empty: what the file says is added to what stands here.

    /// <summary>What the panel offers; one to five, so that its buttons are one row.</summary>
    [MinLength(1, ErrorMessage = "departments: at least one is needed")]
    [MaxLength(5, ErrorMessage = "departments: at most five fit on the panel")]
    public List<DepartmentOptions> Departments { get; init; } = [];

    /// <summary>How long a closed ticket's channel can still be read.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "graceTime: from 00:00:00 to 1.00:00:00")]
    public TimeSpan GraceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest attachment that is kept, in bytes.</summary>
    [Range(0, 512L * 1024 * 1024, ErrorMessage = "maxAttachmentBytes: from 0 to 536870912")]
    public long MaxAttachmentBytes { get; init; } = 25L * 1024 * 1024;

    /// <summary>The panel's headline; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelTitle { get; init; } = [];

    /// <summary>The panel's text; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelDescription { get; init; } = [];

    public DepartmentOptions? Find(string key) => Departments.Find(department => department.Key == key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Departments.Count; i++)
        {
            foreach (var problem in Departments[i].Problems())
                yield return new ValidationResult($"departments:{i}:{problem}", [nameof(Departments)]);
        }

        foreach (var key in Departments.GroupBy(department => department.Key).Where(same => same.Count() > 1).Select(same => same.Key))
            yield return new ValidationResult($"departments: the key “{key}” is used more than once", [nameof(Departments)]);
        foreach (var problem in LocalizedText.Problems("panelTitle", PanelTitle, 256).Concat(LocalizedText.Problems("panelDescription", PanelDescription, 2000)))
            yield return new ValidationResult(problem);
    }
}

/// <summary>One department of the panel.</summary>
internal sealed class DepartmentOptions
{
    /// <summary>Stands in the names of channels and the ids of buttons: lower-case letters, digits and hyphens.</summary>
    public string Key { get; init; } = "";

    public Dictionary<string, string> Name { get; init; } = [];

    public Dictionary<string, string> Description { get; init; } = [];

    /// <summary>One emoji of Unicode; none when empty.</summary>
    public string Emoji { get; init; } = "";

    public ButtonStyle Style { get; init; } = ButtonStyle.Primary;

    /// <summary>The roles that work for the department, by name or id.</summary>
    public List<string> Roles { get; init; } = [];

    internal IEnumerable<string> Problems()
    {
        if (Key.Length is 0 or > 32 || !Key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            yield return "key: 1–32 of a–z, 0–9 and hyphens";
        if (Name.Count == 0)
            yield return "name: at least one language is needed, such as \"en\"";
        if (Roles.Count is 0 or > 10 || Roles.Any(string.IsNullOrWhiteSpace))
            yield return "roles: one to ten names or ids of Discord roles";
        if (!Enum.IsDefined(Style))
            yield return "style: Primary, Secondary, Success or Danger";
        foreach (var problem in LocalizedText.Problems("name", Name, 80).Concat(LocalizedText.Problems("description", Description, 300)))
            yield return problem;
    }
}
