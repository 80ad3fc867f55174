using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Access;

/// <summary>A user who requests tickets, and the departments whose tickets they may see.</summary>
/// <param name="Guild">The server.</param>
/// <param name="Departments">The departments; null for all of the server.</param>
internal sealed record Requester(Snowflake Guild, IReadOnlySet<Guid>? Departments)
{
    public bool IsStaff => Departments is null or { Count: > 0 };

    public bool MaySee(Snowflake guild, Guid department) => guild == Guild && (Departments is null || Departments.Contains(department));

    /// <summary>Removed departments count: their tickets still exist.</summary>
    public static async Task<Requester> ReadAsync(TicketsDbContext db, Snowflake guild, Member member, CancellationToken cancellationToken)
    {
        if (member.Has(Permissions.Administrator))
            return new Requester(guild, null);
        var roles = member.Roles.ToList();
        var departments = await db
            .Departments.AsNoTracking()
            .Where(d => d.GuildId == guild && d.Roles.Any(role => role.Kind == DepartmentRoleKind.Staff && roles.Contains(role.RoleId)))
            .Select(d => d.Id)
            .ToListAsync(cancellationToken);
        return new Requester(guild, departments.ToHashSet());
    }
}
