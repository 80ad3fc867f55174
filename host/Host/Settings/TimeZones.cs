namespace DCTicket.Host.Settings;

/// <summary>Time zones by IANA id.</summary>
internal static class TimeZones
{
    public const string Default = "UTC";
    private const int MaxCount = 25;

    /// <summary>The zone of an id; null for none, and if this machine does not have it.</summary>
    public static TimeZoneInfo? Find(string id)
    {
        var wanted = id.Trim().Replace(' ', '_');
        if (wanted.Equals(Default, StringComparison.OrdinalIgnoreCase))
            return TimeZoneInfo.Utc;
        // The list has the id in its own spelling; what was typed may have another one.
        if (
            TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(zone => zone.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is
            { } listed
        )
            return listed.HasIanaId ? listed : null;
        return wanted.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(wanted, out var found) && found.HasIanaId ? found : null;
    }

    /// <summary>The ids that contain a text, for autocomplete: short ones first.</summary>
    public static IReadOnlyList<string> Like(string typed)
    {
        var wanted = typed.Trim().Replace(' ', '_');
        return
        [
            .. TimeZoneInfo
                .GetSystemTimeZones()
                .Select(zone => zone.Id)
                .Prepend(Default)
                .Distinct()
                .Where(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .OrderBy(id => id.Count(c => c == '/'))
                .ThenBy(id => id, StringComparer.Ordinal)
                .Take(MaxCount),
        ];
    }
}
