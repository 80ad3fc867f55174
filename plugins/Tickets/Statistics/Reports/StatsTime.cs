using System.Globalization;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Durations in statistics: the two largest units, or one if space is limited.</summary>
internal static class StatsTime
{
    private static readonly (string Key, TimeSpan Length)[] Units =
    [
        ("stats.unit.d", TimeSpan.FromDays(1)),
        ("stats.unit.h", TimeSpan.FromHours(1)),
        ("stats.unit.m", TimeSpan.FromMinutes(1)),
        ("stats.unit.s", TimeSpan.FromSeconds(1)),
    ];

    public static string In(TimeSpan length, CultureInfo culture) => Write(length, culture, 2);

    /// <summary>In one unit: 2 h; 90 min is 1.5 h.</summary>
    public static string Short(TimeSpan length, CultureInfo culture)
    {
        var (key, unit) = Units.FirstOrDefault(u => length >= u.Length, Units[^1]);
        return TicketTexts.Get(culture, key, Math.Round(length / unit, 1).ToString("0.#", CultureInfo.InvariantCulture));
    }

    private static string Write(TimeSpan length, CultureInfo culture, int parts)
    {
        var first = Array.FindIndex(Units, u => length >= u.Length);
        if (first < 0)
            return TicketTexts.Get(culture, Units[^1].Key, 0);
        List<string> words = [];
        foreach (var (key, unit) in Units.Skip(first).Take(parts))
        {
            var count = (long)(length / unit);
            length -= unit * count;
            if (count > 0)
                words.Add(TicketTexts.Get(culture, key, count));
        }

        return string.Join(' ', words);
    }
}
