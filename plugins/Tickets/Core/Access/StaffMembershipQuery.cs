using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Core.Access;

/// <summary>Asks Discord whether a user is staff of a department.</summary>
internal sealed class StaffMembershipQuery(IDiscord discord)
{
    public async Task<bool> IsAsync(Department department, Snowflake member, CancellationToken cancellationToken) =>
        await discord.GetMemberAsync(department.GuildId, member, cancellationToken) is { } found
        && (
            found.Roles.Any(department.StaffRoles.Contains)
            || await discord.IsAdminAsync(department.GuildId, member, found.Roles, cancellationToken)
        );
}
