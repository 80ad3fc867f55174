using System.Text.RegularExpressions;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>What is right of the texts of a department, wherever they come from.</summary>
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

    public static bool IsKey(string text) => KeyPattern().IsMatch(text);

    /// <summary>The key that a name makes: its letters of a–z, digits and hyphens; empty where it has none.</summary>
    public static string KeyOf(string name)
    {
        var key = NotOfKey().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return key.Length <= 32 ? key : key[..32].Trim('-');
    }

    /// <summary>
    /// What is wrong with how channels are to be called; null for nothing. Without a number or a name all of them would be called the
    /// same.
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

    /// <summary>What is wrong with the reasons that closing offers; null for nothing.</summary>
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
