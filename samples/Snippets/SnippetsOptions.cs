using System.ComponentModel.DataAnnotations;

namespace Snippets;

/// <summary>The plugin's <c>settings</c> in plugins.json.</summary>
internal sealed class SnippetsOptions : IValidatableObject
{
    /// <summary>The maximum number of snippets per server.</summary>
    [Range(1, 5000, ErrorMessage = "from 1 to 5000")]
    public int MaxSnippets { get; init; } = 200;

    /// <summary>How long an unused snippet is kept; null for ever.</summary>
    public TimeSpan? KeepUnused { get; init; } = TimeSpan.FromDays(180);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeepUnused < TimeSpan.FromDays(1))
            yield return new ValidationResult("at least a day (1.00:00:00), or null to keep all", [nameof(KeepUnused)]);
    }
}
