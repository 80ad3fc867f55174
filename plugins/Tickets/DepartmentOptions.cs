using System.ComponentModel.DataAnnotations;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>A department in plugins.json.</summary>
internal sealed class DepartmentOptions : IValidatableObject
{
    /// <summary>Used in channel names and custom ids: lower-case letters, digits and hyphens.</summary>
    [Required(ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    [RegularExpression(DepartmentValidation.Key, ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    public string Key { get; init; } = "";

    [MinLength(1, ErrorMessage = "at least one language is needed, such as \"en\"")]
    public Dictionary<string, string> Name { get; init; } = [];

    public Dictionary<string, string> Description { get; init; } = [];

    /// <summary>The welcome text of a new ticket; the default for missing languages.</summary>
    public Dictionary<string, string> Welcome { get; init; } = [];

    /// <summary>A Unicode emoji, or one of a server as &lt;:name:id&gt;; none when empty.</summary>
    public string Emoji { get; init; } = "";

    [EnumDataType(typeof(ButtonStyle), ErrorMessage = "Primary, Secondary, Success or Danger")]
    public ButtonStyle Style { get; init; } = ButtonStyle.Primary;

    /// <summary>The colour of its messages, such as #23A55A; the default when empty.</summary>
    public string Color { get; init; } = "";

    /// <summary>The staff roles, by name or id.</summary>
    [MinLength(1, ErrorMessage = "at least one role is needed"), MaxLength(10, ErrorMessage = "at most ten roles")]
    public List<string> Roles { get; init; } = [];

    /// <summary>The roles of which one is required to open a ticket, by name or id.</summary>
    [MaxLength(10, ErrorMessage = "at most ten roles")]
    public List<string> RequiredRoles { get; init; } = [];

    /// <summary>The roles that must not open tickets, by name or id.</summary>
    [MaxLength(10, ErrorMessage = "at most ten roles")]
    public List<string> DeniedRoles { get; init; } = [];

    /// <summary>The roles that a new ticket mentions where rules.openingPing is Chosen, by name or id.</summary>
    [MaxLength(10, ErrorMessage = "at most ten roles")]
    public List<string> PingRoles { get; init; } = [];

    /// <summary>The channel for its log messages and transcripts, by name or id; the server's when empty.</summary>
    public string LogChannel { get; init; } = "";

    /// <summary>The category of its ticket channels, by name or id; the server's when empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>The pattern of channel names, with {department}, {number} and {user}.</summary>
    public string NamePattern { get; init; } = Department.DefaultNamePattern;

    /// <summary>The offered closing reasons.</summary>
    public List<string> CloseReasons { get; init; } = [];

    /// <summary>Up to four questions after the rating.</summary>
    public List<string> Survey { get; init; } = [];

    public DepartmentLimits Limits { get; init; } = new();

    public DepartmentRules Rules { get; init; } = new();

    /// <summary>The pages of its form; empty for the default question.</summary>
    [ValidateEnumeratedItems]
    public List<FormPage> Form { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (
            var (roles, name) in new[]
            {
                (Roles, nameof(Roles)),
                (RequiredRoles, nameof(RequiredRoles)),
                (DeniedRoles, nameof(DeniedRoles)),
                (PingRoles, nameof(PingRoles)),
            }
        )
        {
            if (roles.Exists(VisibleText.IsEmpty))
                yield return new ValidationResult("a role needs a name or an id", [name]);
        }

        if (!EmojiText.IsValid(Emoji))
            yield return new ValidationResult("one emoji, or <:name:id> of a server", [nameof(Emoji)]);
        if (DepartmentValidation.PatternProblem(NamePattern) is { } pattern)
            yield return new ValidationResult(pattern.In(TicketTexts.English), [nameof(NamePattern)]);
        if (DepartmentValidation.CloseRequestProblem(Rules.CloseRequestPeriod) is { } period)
            yield return new ValidationResult(period.In(TicketTexts.English), [nameof(Rules)]);
        if (Rules.OpeningPing == OpeningPing.Chosen && PingRoles.Count == 0)
            yield return new ValidationResult("rules.openingPing is Chosen, so at least one role is needed", [nameof(PingRoles)]);
        if (Welcome.Values.Select(DepartmentValidation.WelcomeProblem).FirstOrDefault(problem => problem is not null) is { } welcome)
            yield return new ValidationResult(welcome.In(TicketTexts.English), [nameof(Welcome)]);
        if (DepartmentValidation.SurveyProblem(Survey) is { } survey)
            yield return new ValidationResult(survey.In(TicketTexts.English), [nameof(Survey)]);
        if (DepartmentValidation.ReasonsProblem(CloseReasons) is { } reasons)
            yield return new ValidationResult(reasons.In(TicketTexts.English), [nameof(CloseReasons)]);
        foreach (
            var problem in LocalizedText
                .Problems(nameof(Name), Name, DepartmentValidation.MaxNameLength)
                .Concat(LocalizedText.Problems(nameof(Description), Description, DepartmentValidation.MaxDescriptionLength, lines: true))
                .Concat(LocalizedText.Problems(nameof(Welcome), Welcome, DepartmentValidation.MaxWelcomeLength, lines: true))
                .Concat(HexColor.Problems(nameof(Color), Color))
                .Concat(RetentionPeriods.Problems(Rules))
                .Concat(
                    FormValidation.Problems(Form).Select(problem => new ValidationResult(problem.In(TicketTexts.English), [nameof(Form)]))
                )
        )
            yield return problem;
    }
}
