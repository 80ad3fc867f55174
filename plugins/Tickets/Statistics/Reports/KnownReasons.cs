using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>
/// The reasons for closing that statistics may name: those of the departments' lists and the bot's own. What somebody typed is for that
/// ticket alone.
/// </summary>
internal sealed class KnownReasons(IReadOnlyDictionary<Guid, HashSet<string>> presets)
{
    public static async Task<KnownReasons> ReadAsync(TicketsDbContext db, Snowflake guild, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().Where(d => d.GuildId == guild).ToListAsync(cancellationToken);
        return new KnownReasons(departments.ToDictionary(department => department.Id, department => department.CloseReasons.ToHashSet()));
    }

    /// <summary>The reason; null for one that somebody typed, and for none.</summary>
    public string? Find(Guid department, string? reason, bool bySystem) =>
        reason?.Split('\n')[0] is { } first && (bySystem || presets.GetValueOrDefault(department)?.Contains(first) == true) ? first : null;
}
