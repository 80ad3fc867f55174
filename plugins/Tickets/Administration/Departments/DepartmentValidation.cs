using System.Text.RegularExpressions;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Validates the texts of a department.</summary>
internal static partial class DepartmentValidation
{
    public const string Key = "^[a-z0-9-]{1,32}$";
    public const int MaxNameLength = 80;
    public const int MaxDescriptionLength = 300;
    public const int MaxWelcomeLength = 1500;
    public const int MaxPatternLength = 60;
    public const int MaxReasonLength = 100;
    public const int MaxReasons = 25;
    public const int MaxRoles = 10;
    public const int MaxQuestions = Department.MaxSurveyQuestions;

    // Discord's limit of a label in a modal.
    public const int MaxQuestionLength = 45;

    private static readonly TimeSpan MinCloseRequestPeriod = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxCloseRequestPeriod = TimeSpan.FromDays(30);

    public static bool IsKey(string text) => KeyPattern().IsMatch(text);

    /// <summary>Derives the key from a name: letters a–z, digits and hyphens; empty if there are none.</summary>
    public static string KeyOf(string name)
    {
        var key = NotOfKey().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return key.Length <= 32 ? key : key[..32].Trim('-');
    }

    /// <summary>
    /// Why a channel name pattern is invalid; null if it is valid. Without a number or a name all channels would have the same name.
    /// </summary>
    public static Refusal? PatternProblem(string pattern) =>
        VisibleText.IsEmpty(pattern) || Truncate.Length(pattern) > MaxPatternLength
            ? new Refusal("department.pattern-length", MaxPatternLength)
        : Place()
            .Matches(pattern)
            .Select(place => place.Value)
            .FirstOrDefault(place => place is not ("{department}" or "{number}" or "{user}"))
            is { } unknown
            ? new Refusal("department.pattern-place", Markdown.Escape(unknown))
        : !pattern.Contains("{number}", StringComparison.Ordinal) && !pattern.Contains("{user}", StringComparison.Ordinal)
            ? new Refusal("department.pattern-same")
        : null;

    /// <summary>Why a welcome text is invalid; null if it is valid.</summary>
    public static Refusal? WelcomeProblem(string text) =>
        WelcomePlaceholders.FindUnknown(text) is { } unknown
            ? new Refusal("department.welcome-place", Markdown.Escape(Truncate.To(unknown, 40)))
            : null;

    /// <summary>Why a period of close requests is invalid; null if it is valid.</summary>
    public static Refusal? CloseRequestProblem(TimeSpan period) =>
        period < MinCloseRequestPeriod || period > MaxCloseRequestPeriod ? new Refusal("department.close-request-period") : null;

    /// <summary>Why the questions of the survey are invalid; null if they are valid.</summary>
    public static Refusal? SurveyProblem(IReadOnlyCollection<string> questions) =>
        questions.Count > MaxQuestions ? new Refusal("department.survey-many", MaxQuestions)
        : questions.FirstOrDefault(question => VisibleText.IsEmpty(question) || Truncate.Length(question) > MaxQuestionLength) is { } bad
            ? new Refusal("department.survey-length", MaxQuestionLength, Markdown.Escape(Truncate.To(bad, 40)))
        : questions.GroupBy(question => question, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new Refusal("department.survey-twice", Markdown.Escape(twice.Key))
        : null;

    /// <summary>Why the closing reasons are invalid; null if they are valid.</summary>
    public static Refusal? ReasonsProblem(IReadOnlyCollection<string> reasons) =>
        reasons.Count > MaxReasons ? new Refusal("department.reasons-many", MaxReasons)
        : reasons.FirstOrDefault(reason => VisibleText.IsEmpty(reason) || Truncate.Length(reason) > MaxReasonLength) is { } bad
            ? new Refusal("department.reason-length", MaxReasonLength, Markdown.Escape(Truncate.To(bad, 40)))
        : reasons.GroupBy(reason => reason, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new Refusal("department.reason-twice", Markdown.Escape(twice.Key))
        : null;

    [GeneratedRegex(Key)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfKey();

    [GeneratedRegex(@"\{[^{}]*\}?")]
    private static partial Regex Place();
}
