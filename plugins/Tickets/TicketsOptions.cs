using System.ComponentModel.DataAnnotations;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The plugin's <c>settings</c> in plugins.json. Texts are by language, such as "en" and "zh-TW".</summary>
internal sealed class TicketsOptions : IValidatableObject
{
    // Lists start empty: what the file says is added to what stands here.

    /// <summary>What the panel offers; one to five, so that its buttons are one row.</summary>
    [MinLength(1, ErrorMessage = "at least one is needed")]
    [MaxLength(5, ErrorMessage = "at most five fit on the panel")]
    public List<DepartmentOptions> Departments { get; init; } = [];

    /// <summary>How long a closed ticket's channel can still be read.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "from 00:00:00 to 1.00:00:00")]
    public TimeSpan GraceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest attachment that is kept, in bytes.</summary>
    [Range(0, 512L * 1024 * 1024, ErrorMessage = "from 0 to 536870912")]
    public long MaxAttachmentBytes { get; init; } = 25L * 1024 * 1024;

    /// <summary>How many live tickets a member may have in all departments together; null for any number.</summary>
    [Range(1, 1000, ErrorMessage = "from 1 to 1000")]
    public int? MaxOpenPerMember { get; init; }

    /// <summary>How many tickets all members together may open in a minute before the panels are paused for five minutes; 0 for any number.</summary>
    [Range(0, 10_000, ErrorMessage = "from 0 to 10000")]
    public int FloodLimit { get; init; } = 30;

    /// <summary>The panel's headline; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelTitle { get; init; } = [];

    /// <summary>The panel's text; the plugin's own where a language has none.</summary>
    public Dictionary<string, string> PanelDescription { get; init; } = [];

    public DepartmentOptions? Find(string key) => Departments.Find(department => department.Key == key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. Departments.GroupBy(department => department.Key).Where(same => same.Count() > 1)
            .Select(same => new ValidationResult($"the key “{same.Key}” is used more than once", [nameof(Departments)])),
        .. LocalizedText.Problems(nameof(PanelTitle), PanelTitle, 256),
        .. LocalizedText.Problems(nameof(PanelDescription), PanelDescription, 2000),
    ];
}

/// <summary>One department of the panel.</summary>
internal sealed class DepartmentOptions : IValidatableObject
{
    /// <summary>Stands in the names of channels and the ids of buttons: lower-case letters, digits and hyphens.</summary>
    [Required(ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    [RegularExpression("^[a-z0-9-]{1,32}$", ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    public string Key { get; init; } = "";

    [MinLength(1, ErrorMessage = "at least one language is needed, such as \"en\"")]
    public Dictionary<string, string> Name { get; init; } = [];

    public Dictionary<string, string> Description { get; init; } = [];

    /// <summary>One emoji of Unicode; none when empty.</summary>
    public string Emoji { get; init; } = "";

    [EnumDataType(typeof(ButtonStyle), ErrorMessage = "Primary, Secondary, Success or Danger")]
    public ButtonStyle Style { get; init; } = ButtonStyle.Primary;

    /// <summary>The roles that work for the department, by name or id.</summary>
    [MinLength(1, ErrorMessage = "at least one role is needed"), MaxLength(10, ErrorMessage = "at most ten roles")]
    public List<string> Roles { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Roles.Exists(string.IsNullOrWhiteSpace))
            yield return new ValidationResult("a role needs a name or an id", [nameof(Roles)]);
        foreach (var problem in LocalizedText.Problems(nameof(Name), Name, 80).Concat(LocalizedText.Problems(nameof(Description), Description, 300)))
            yield return problem;
    }
}
