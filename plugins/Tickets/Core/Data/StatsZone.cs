namespace DCTicket.Tickets.Core.Data;

/// <summary>The time zones in which days and hours are counted, by their IANA ids.</summary>
internal static class StatsZone
{
    public const string Default = "UTC";
    private const int MaxCount = 25;

    /// <summary>The zone of an id; null for none, and where the machine has no time zones.</summary>
    public static TimeZoneInfo? Find(string id)
    {
        if (id.Equals(Default, StringComparison.OrdinalIgnoreCase))
            return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) && zone.HasIanaId ? zone : null;
    }

    /// <summary>The zone that was set, or UTC where this machine does not have it any more.</summary>
    public static TimeZoneInfo Of(StatsSettings? settings) =>
        settings is null ? TimeZoneInfo.Utc : Find(settings.TimeZone) ?? TimeZoneInfo.Utc;

    /// <summary>The ids that somebody may mean.</summary>
    public static IEnumerable<string> Like(string typed)
    {
        var wanted = typed.Trim().Replace(' ', '_');
        return TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Prepend(Default)
            .Distinct()
            .Where(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(id => id.Count(c => c == '/'))
            .ThenBy(id => id, StringComparer.Ordinal)
            .Take(MaxCount);
    }

    /// <summary>
    /// The instant at which a local time comes; one that is skipped in spring comes an hour later, and of two in autumn it is the first.
    /// </summary>
    public static DateTimeOffset ToInstant(this TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day) => zone.ToInstant(day.ToDateTime(TimeOnly.MinValue));

    public static DateTime LocalOf(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(zone.LocalOf(at));
}
