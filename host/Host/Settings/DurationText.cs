using System.Globalization;
using System.Text.RegularExpressions;

namespace DCTicket.Host.Settings;

/// <summary>Durations as admins type them in Discord: “90s”, “1h 30m”, “2 天”.</summary>
internal static partial class DurationText
{
    private static readonly (string[] Names, TimeSpan Length)[] Units =
    [
        (["d", "day", "days", "天", "日"], TimeSpan.FromDays(1)),
        (["h", "hour", "hours", "小時", "時"], TimeSpan.FromHours(1)),
        (["m", "min", "minute", "minutes", "分鐘", "分"], TimeSpan.FromMinutes(1)),
        (["s", "sec", "second", "seconds", "秒"], TimeSpan.FromSeconds(1)),
        (["w", "week", "weeks", "週", "周"], TimeSpan.FromDays(7)),
    ];

    /// <summary>Reads a duration; false for anything else. A 0 needs no unit.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var rest = text.Trim().ToLowerInvariant();
        if (rest == "0")
            return true;
        if (!Whole().IsMatch(rest))
            return false;
        foreach (Match part in Part().Matches(rest))
        {
            var unit = Units.FirstOrDefault(unit => unit.Names.Contains(part.Groups[2].Value));
            if (unit.Names is null)
                return false;
            duration += unit.Length * int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        return true;
    }

    /// <summary>Writes what <see cref="TryParse"/> reads, in whole seconds.</summary>
    public static string Write(TimeSpan duration)
    {
        List<string> parts = [];
        foreach (var (names, length) in Units[..^1])
        {
            var number = (long)(duration / length);
            if (number > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number}{names[0]}"));
            duration -= length * number;
        }

        return parts.Count == 0 ? "0s" : string.Join(' ', parts);
    }

    [GeneratedRegex(@"^(\d{1,6}\s*\p{L}+[\s,]*)+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d{1,6})\s*(\p{L}+)")]
    private static partial Regex Part();
}
