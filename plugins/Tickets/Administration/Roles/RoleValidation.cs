using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Roles;

/// <summary>What is wrong with a role for a department.</summary>
internal sealed class RoleValidation(IDiscord discord)
{
    /// <summary>Of several: the first that is wrong; null for none.</summary>
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
        // Members can have such a role, as boosters have, so it may be asked of them; but nobody can be given it.
        return role.Managed && kind == DepartmentRoleKind.Staff ? new Refusal("role.managed", role.Mention) : null;
    }
}
