using System.Globalization;
using System.Text;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Reads days and instants as people type them: <c>2026-11-02</c>, <c>2026/11/2</c>, <c>2026-11-02 14:30</c>, or <c>7d</c> for seven days
/// ago. Local times belong to a time zone; a <c>Z</c> at the end means UTC. Years before 2015, when Discord started, are invalid.
/// </summary>
public static class DateInput
{
    private const int FirstYear = 2015;
    private const int LastYear = 8999;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyy/M/d"];
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM-dd'T'HH:mm"];
    private static readonly string[] UniversalTimes = ["yyyy-MM-dd HH:mm'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <summary>Parses an instant; null if it is invalid.</summary>
    /// <param name="text">The input.</param>
    /// <param name="now">The current time, for durations.</param>
    /// <param name="zone">The time zone.</param>
    /// <param name="isEnd">Whether a day means its end (exclusive) instead of its start.</param>
    public static DateTimeOffset? ReadInstant(string text, DateTimeOffset now, TimeZoneInfo zone, bool isEnd = false)
    {
        var typed = Clean(text);
        if (Read(typed, Days) is { } day)
            return zone.StartOf(DateOnly.FromDateTime(isEnd ? day.AddDays(1) : day));
        if (Read(typed, Times) is { } local)
            return zone.ToInstant(local);
        if (Read(typed, UniversalTimes) is { } universal)
            return new DateTimeOffset(universal, TimeSpan.Zero);
        return Durations.TryParse(typed, out var ago) ? now - ago : null;
    }

    /// <summary>Parses the start and end of a period; both are optional.</summary>
    /// <param name="from">The input for the start.</param>
    /// <param name="to">The input for the end; a day is included.</param>
    /// <param name="now">The current time, for durations.</param>
    /// <param name="zone">The time zone.</param>
    /// <returns>The start (inclusive) and the end (exclusive); <c>Bad</c> is the invalid input, or null.</returns>
    public static (DateTimeOffset? From, DateTimeOffset? To, string? Bad) ReadPeriod(
        string? from,
        string? to,
        DateTimeOffset now,
        TimeZoneInfo zone
    )
    {
        var first = from is null ? null : ReadInstant(from, now, zone);
        var last = to is null ? null : ReadInstant(to, now, zone, isEnd: true);
        return (first, last, (first is null ? from : null) ?? (last is null ? to : null));
    }

    /// <summary>Parses a day, or the day of an instant in the zone; null if it is invalid.</summary>
    /// <param name="text">The input.</param>
    /// <param name="now">The current time, for durations.</param>
    /// <param name="zone">The time zone.</param>
    public static DateOnly? ReadDay(string text, DateTimeOffset now, TimeZoneInfo zone) =>
        ReadInstant(text, now, zone) is { } at ? zone.DayOf(at) : null;

    // Chinese input methods type full-width digits.
    private static string Clean(string text) => text.Trim().Normalize(NormalizationForm.FormKC);

    private static DateTime? Read(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && at.Year is >= FirstYear and <= LastYear
            ? at
            : null;
}
