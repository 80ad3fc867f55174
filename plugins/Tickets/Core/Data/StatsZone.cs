namespace DCTicket.Tickets.Core.Data;

/// <summary>The time zones of statistics, by IANA id.</summary>
internal static class StatsZone
{
    public const string Default = "UTC";

    /// <summary>The zone of an id; null for none, and if the machine has no time zone data.</summary>
    public static TimeZoneInfo? Find(string id)
    {
        if (id.Equals(Default, StringComparison.OrdinalIgnoreCase))
            return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) && zone.HasIanaId ? zone : null;
    }

    /// <summary>The configured zone, or UTC if this machine no longer has it.</summary>
    public static TimeZoneInfo Of(StatsSettings? settings) =>
        settings is null ? TimeZoneInfo.Utc : Find(settings.TimeZone) ?? TimeZoneInfo.Utc;
}
