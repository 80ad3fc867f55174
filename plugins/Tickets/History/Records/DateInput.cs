using System.Globalization;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.History.Records;

/// <summary>Reads a date or time of a search: 2026-11-02, 2026-11-02 14:30 (UTC), or 7d for seven days ago.</summary>
internal static class DateInput
{
    private static readonly string[] _days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyy/M/d"];
    private static readonly string[] _instants = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy/MM/dd HH:mm"];

    /// <param name="text">The input.</param>
    /// <param name="now">The time from which a duration counts back.</param>
    /// <param name="isEnd">Whether a date means the end of the day.</param>
    /// <returns>Null for invalid input.</returns>
    public static DateTimeOffset? From(string text, DateTimeOffset now, bool isEnd)
    {
        var typed = text.Trim().Normalize(System.Text.NormalizationForm.FormKC);
        if (Try(typed, _days) is { } day)
            return isEnd && day < DateTimeOffset.MaxValue.AddDays(-1) ? day.AddDays(1) : day;
        if (Try(typed, _instants) is { } instant)
            return instant;
        return Durations.TryParse(typed, out var ago) ? now - ago : null;
    }

    private static DateTimeOffset? Try(string text, string[] formats) =>
        DateTimeOffset.TryParseExact(
            text,
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
