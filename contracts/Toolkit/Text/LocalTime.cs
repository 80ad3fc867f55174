namespace DCTicket.Toolkit.Text;

/// <summary>Days and times of a time zone as instants, and back.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant at which a local time comes; one that is skipped in spring comes at the end of the gap, and of two in autumn it is the
    /// first.
    /// </summary>
    public static DateTimeOffset ToInstant(this TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day) => zone.ToInstant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>What the clocks of the zone show.</summary>
    public static DateTime LocalOf(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    /// <summary>Which day it is in the zone.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(zone.LocalOf(at));
}
