namespace DCTicket.Toolkit.Text;

/// <summary>Converts between instants and local times of a time zone.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant of a local time. A time that daylight saving skips becomes the end of the gap; of an ambiguous time the first one
    /// counts.
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

    /// <summary>The local time in the zone.</summary>
    public static DateTime LocalOf(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    /// <summary>The day in the zone.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(zone.LocalOf(at));
}
