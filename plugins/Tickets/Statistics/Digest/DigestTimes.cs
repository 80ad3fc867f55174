using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Reports;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>The due times of a weekly report.</summary>
internal static class DigestTimes
{
    /// <summary>The first one after a time.</summary>
    public static DateTimeOffset Next(this StatsSettings settings, DateTimeOffset after)
    {
        var zone = StatsZone.Of(settings);
        var day = zone.DayOf(after);
        day = day.AddDays(((int)settings.DigestDay - (int)day.DayOfWeek + 7) % 7);
        var at = At(settings, zone, day);
        return at > after ? at : At(settings, zone, day.AddDays(7));
    }

    /// <summary>The last one up to a time.</summary>
    public static DateTimeOffset Last(this StatsSettings settings, DateTimeOffset upTo)
    {
        var zone = StatsZone.Of(settings);
        var day = zone.DayOf(upTo);
        day = day.AddDays(-(((int)day.DayOfWeek - (int)settings.DigestDay + 7) % 7));
        var at = At(settings, zone, day);
        return at <= upTo ? at : At(settings, zone, day.AddDays(-7));
    }

    /// <summary>The seven whole days before the due day.</summary>
    public static StatsRange WeekOf(this StatsSettings settings, DateTimeOffset due)
    {
        var zone = StatsZone.Of(settings);
        var day = zone.DayOf(due);
        return new StatsRange(day.AddDays(-7), day.AddDays(-1), zone);
    }

    /// <summary>Schedules the next digest, or none without a channel.</summary>
    public static void Schedule(this StatsSettings settings, DateTimeOffset now)
    {
        settings.DigestDueAt = settings.DigestChannelId is null ? null : settings.Next(now);
        (settings.DigestFor, settings.DigestAttempts) = (null, 0);
    }

    private static DateTimeOffset At(StatsSettings settings, TimeZoneInfo zone, DateOnly day) =>
        zone.ToInstant(day.ToDateTime(new TimeOnly(settings.DigestHour, 0)));
}
