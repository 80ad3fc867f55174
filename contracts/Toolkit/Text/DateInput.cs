using System.Globalization;
using System.Text;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Reads days and instants as people type them: <c>2026-11-02</c>, <c>2026/11/2</c>, <c>2026-11-02 14:30</c>, or <c>7d</c> for seven days
/// ago. Local times are those of a time zone; a <c>Z</c> at the end means UTC. Years before Discord's first one are refused as slips.
/// </summary>
public static class DateInput
{
    private const int FirstYear = 2015;
    private const int LastYear = 8999;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyy/M/d"];
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM-dd'T'HH:mm"];
    private static readonly string[] UniversalTimes = ["yyyy-MM-dd HH:mm'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <summary>Reads an instant; null for what is none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">What a length of time is counted back from.</param>
    /// <param name="zone">Where days begin.</param>
    /// <param name="isEnd">Whether a day means the first instant after it, and not its own first instant.</param>
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

    /// <summary>Reads the two ends of a period; each may be left out.</summary>
    /// <param name="from">What was typed for its beginning.</param>
    /// <param name="to">What was typed for its end; a day is in it.</param>
    /// <param name="now">What lengths of time are counted back from.</param>
    /// <param name="zone">Where days begin.</param>
    /// <returns>Its first instant and the first one after it; and in <c>Bad</c> what is neither day nor instant.</returns>
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

    /// <summary>Reads a day; of an instant it is the one of the zone. Null for what is neither.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">What a length of time is counted back from.</param>
    /// <param name="zone">Where.</param>
    public static DateOnly? ReadDay(string text, DateTimeOffset now, TimeZoneInfo zone) =>
        ReadInstant(text, now, zone) is { } at ? zone.DayOf(at) : null;

    // Input methods for Chinese type wide digits.
    private static string Clean(string text) => text.Trim().Normalize(NormalizationForm.FormKC);

    private static DateTime? Read(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && at.Year is >= FirstYear and <= LastYear
            ? at
            : null;
}
