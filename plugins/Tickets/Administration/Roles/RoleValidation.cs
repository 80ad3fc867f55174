using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>Validates a role for a department.</summary>
internal sealed class RoleValidation(IDiscord discord)
{
    /// <summary>The first problem of several; null for none.</summary>
    public async Task<Refusal?> ProblemAsync(
        Snowflake guild,
        IReadOnlyList<Snowflake> ids,
        DepartmentRoleKind kind,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return null;
        var all = await discord.GetRolesAsync(guild, cancellationToken);
        return ids.Select(id => Problem(guild, all, id, kind)).FirstOrDefault(problem => problem is not null);
    }

    private static Refusal? Problem(Snowflake guild, IReadOnlyList<Role> all, Snowflake id, DepartmentRoleKind kind)
    {
        if (id == guild)
            return new Refusal(kind == DepartmentRoleKind.Staff ? "role.everyone-staff" : "role.everyone");
        if (all.FirstOrDefault(role => role.Id == id) is not { } role)
            return new Refusal("role.unknown");
        // A managed role, such as that of boosters, can be required, but not assigned.
        return role.Managed && kind == DepartmentRoleKind.Staff ? new Refusal("role.managed", role.Mention) : null;
    }
}
