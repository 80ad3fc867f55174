using System.Globalization;
using System.Text.RegularExpressions;

namespace DCTicket.Toolkit.Text;

/// <summary>Durations as people type them: “90s”, “1h 30m”, “2 天”.</summary>
public static partial class Durations
{
    private static readonly (string[] Names, TimeSpan Length)[] Units =
    [
        (["w", "week", "weeks", "週", "周"], TimeSpan.FromDays(7)),
        (["d", "day", "days", "天", "日"], TimeSpan.FromDays(1)),
        (["h", "hour", "hours", "小時", "時"], TimeSpan.FromHours(1)),
        (["m", "min", "minute", "minutes", "分鐘", "分"], TimeSpan.FromMinutes(1)),
        (["s", "sec", "second", "seconds", "秒"], TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads a duration of at most ten years; false for anything else. A 0 needs no unit.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.Trim().ToLowerInvariant();
        if (rest == "0")
            return true;
        if (rest.Length == 0 || !Whole().IsMatch(rest))
            return false;
        foreach (Match part in Part().Matches(rest))
        {
            var unit = Units.FirstOrDefault(unit => unit.Names.Contains(part.Groups[2].Value));
            if (
                unit.Names is null
                || !int.TryParse(part.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > 400_000_000
            )
                return false;
            duration += unit.Length * number;
        }

        return duration <= TimeSpan.FromDays(3660);
    }

    /// <summary>Writes what <see cref="TryParse"/> reads, in whole seconds; empty for null.</summary>
    public static string Write(TimeSpan? duration)
    {
        if (duration is not { } left)
            return "";
        List<string> parts = [];
        // 30 days are not written as 4 weeks and 2 days.
        foreach (var (names, length) in left.Ticks % Units[0].Length.Ticks == 0 ? Units : Units[1..])
        {
            var number = (long)(left / length);
            if (number > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number}{names[0]}"));
            left -= length * number;
        }

        return parts.Count == 0 ? "0s" : string.Join(' ', parts);
    }

    /// <summary>The length in the words of a language, such as “1 hour 30 minutes”.</summary>
    public static string In(this TimeSpan duration, CultureInfo culture)
    {
        var words = Write(duration).Split(' ').Select(part => ToolkitTexts.Get(culture, $"duration.{part[^1]}", part[..^1]));
        return string.Join(' ', words);
    }

    [GeneratedRegex(@"^(\d{1,9}\s*\p{L}+[\s,]*)+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d{1,9})\s*(\p{L}+)")]
    private static partial Regex Part();
}
