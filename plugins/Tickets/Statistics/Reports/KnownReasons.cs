using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>
/// The closing reasons that statistics may name: those of the departments' lists and the bot's own. Typed reasons are private to their
/// ticket.
/// </summary>
internal sealed class KnownReasons(IReadOnlyDictionary<Guid, HashSet<string>> presets)
{
    public static async Task<KnownReasons> ReadAsync(TicketsDbContext db, Snowflake guild, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().Where(d => d.GuildId == guild).ToListAsync(cancellationToken);
        return new KnownReasons(departments.ToDictionary(department => department.Id, department => department.CloseReasons.ToHashSet()));
    }

    /// <summary>The reason; null for a typed one, and for none.</summary>
    public string? Find(Guid department, string? reason, bool bySystem) =>
        reason?.Split('\n')[0] is { } first && (bySystem || presets.GetValueOrDefault(department)?.Contains(first) == true) ? first : null;
}
