using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>The statistics that a member may see.</summary>
/// <param name="IsAdmin">Whether all are visible.</param>
/// <param name="Works">The departments where the member is staff: their own statistics.</param>
/// <param name="Leads">The departments whose statistics are visible.</param>
internal sealed record StatsScope(bool IsAdmin, IReadOnlyList<Department> Works, IReadOnlyList<Department> Leads)
{
    public bool IsNobody => !IsAdmin && Works.Count == 0 && Leads.Count == 0;

    /// <summary>The visible departments as ids; null for all.</summary>
    public IReadOnlyList<Guid>? Departments => IsAdmin ? null : [.. Leads.Select(d => d.Id)];

    public static async Task<StatsScope> OfAsync(TicketsDbContext db, InteractionContext context, CancellationToken cancellationToken)
    {
        var departments = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == context.GuildId && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ToListAsync(cancellationToken);
        return new StatsScope(
            context.Member.Has(Permissions.Administrator),
            departments.FindAll(d => d.StaffRoles.Any(context.Member.Roles.Contains)),
            departments.FindAll(d => d.RolesOf(DepartmentRoleKind.Lead).Any(context.Member.Roles.Contains))
        );
    }
}
