using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>The names of a server's departments and staff, including removed ones.</summary>
internal sealed class StatsNames(IReadOnlyDictionary<Guid, Department> departments, IReadOnlyDictionary<Snowflake, string> staff)
{
    public static async Task<StatsNames> ReadAsync(TicketsDbContext db, Snowflake guild, CancellationToken cancellationToken) =>
        new(
            await db.Departments.AsNoTracking().Where(d => d.GuildId == guild).ToDictionaryAsync(d => d.Id, cancellationToken),
            await db
                .StaffNames.AsNoTracking()
                .Where(n => n.GuildId == guild)
                .ToDictionaryAsync(n => n.MemberId, n => n.Name, cancellationToken)
        );

    public string Department(Guid id, CultureInfo culture) => departments.TryGetValue(id, out var found) ? found.NameIn(culture) : "?";

    public string DepartmentKey(Guid id) => departments.TryGetValue(id, out var found) ? found.Key : "";

    public string Staff(Snowflake id) => id == DeletedUser.Id ? DeletedUser.Name : staff.GetValueOrDefault(id, id.ToString());

    /// <summary>By key, else by name in any language; null for none.</summary>
    public Department? FindDepartment(string text) =>
        DepartmentQuery.ByText([.. departments.Values.OrderBy(d => d.RemovedAt is not null).ThenBy(d => d.Position)], text);
}
