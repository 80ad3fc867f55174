using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>How long after closing what of a ticket is kept; null for ever.</summary>
internal sealed record RetentionPeriods(TimeSpan? Messages, TimeSpan? Files, TimeSpan? Transcripts)
{
    public static readonly TimeSpan Minimum = TimeSpan.FromDays(1);

    private static readonly string[] _forever = ["forever", "ever", "永久", "永遠"];

    /// <summary>Files belong to messages, and go with them at the latest.</summary>
    public static RetentionPeriods Of(DepartmentRules rules) =>
        new(rules.KeepMessages, Shorter(rules.KeepAttachments, rules.KeepMessages), rules.KeepTranscripts);

    public bool IsForever => this is { Messages: null, Files: null, Transcripts: null };

    /// <summary>What somebody typed; a refusal for what is no length, or too short.</summary>
    public static Refusal? Read(string text, out TimeSpan? time)
    {
        time = null;
        if (_forever.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
            return null;
        if (!Durations.TryParse(text, out var length))
            return new Refusal("retention.bad", Markdown.Escape(Truncate.To(text, 40)));
        time = length;
        return length < Minimum ? new Refusal("retention.short") : null;
    }

    public static string Write(TimeSpan? time, CultureInfo culture) =>
        time is { } length ? length.In(culture) : TicketTexts.Get(culture, "retention.forever");

    /// <summary>What is wrong with the rules of a department in plugins.json.</summary>
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
