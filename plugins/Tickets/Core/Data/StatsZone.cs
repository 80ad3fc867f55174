using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The time zones of statistics, by IANA id.</summary>
internal static class StatsZone
{
    public const string Default = "UTC";
    private const int MaxCount = 25;

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

    /// <summary>The zone of a server.</summary>
    public static async Task<TimeZoneInfo> ReadAsync(TicketsDbContext db, Snowflake guild, CancellationToken cancellationToken) =>
        Of(await db.StatsSettings.AsNoTracking().SingleOrDefaultAsync(s => s.GuildId == guild, cancellationToken));

    /// <summary>The autocomplete choices.</summary>
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
}
