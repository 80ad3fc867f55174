using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>The retention periods after closing; null for ever.</summary>
internal sealed record RetentionPeriods(TimeSpan? Messages, TimeSpan? Files, TimeSpan? Transcripts)
{
    public static readonly TimeSpan Minimum = TimeSpan.FromDays(1);

    private static readonly string[] Forever = ["forever", "ever", "永久", "永遠"];

    /// <summary>Files are kept at most as long as messages.</summary>
    public static RetentionPeriods Of(DepartmentRules rules) =>
        new(rules.KeepMessages, Shorter(rules.KeepAttachments, rules.KeepMessages), rules.KeepTranscripts);

    public bool IsForever => this is { Messages: null, Files: null, Transcripts: null };

    /// <summary>Reads the input; a refusal for an invalid or too short duration.</summary>
    public static Refusal? Read(string text, out TimeSpan? time)
    {
        time = null;
        if (Forever.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
            return null;
        if (!Durations.TryParse(text, out var length))
            return new Refusal("retention.bad", Markdown.Escape(Truncate.To(text, 40)));
        time = length;
        return length < Minimum ? new Refusal("retention.short") : null;
    }

    public static string Write(TimeSpan? time, CultureInfo culture) =>
        time is { } length ? length.In(culture) : TicketTexts.Get(culture, "retention.forever");

    /// <summary>Why the rules of a department in plugins.json are invalid.</summary>
    public static IEnumerable<ValidationResult> Problems(DepartmentRules rules) =>
        new[]
        {
            (rules.KeepMessages, nameof(rules.KeepMessages)),
            (rules.KeepAttachments, nameof(rules.KeepAttachments)),
            (rules.KeepTranscripts, nameof(rules.KeepTranscripts)),
        }
            .Where(rule => rule.Item1 < Minimum)
            .Select(rule => new ValidationResult(
                "at least a day, such as \"90.00:00:00\"; null keeps it for ever",
                [$"Rules.{rule.Item2}"]
            ));

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}
