using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>The values of plugins.json that a diagnosis uses.</summary>
internal sealed class ConfigurationFactsQuery(FileStorage files, FileStorageRules rules, IOptions<TicketsOptions> options)
{
    /// <summary>The used and the maximum file storage in bytes.</summary>
    public async Task<(long Used, long Most)> ReadStorageAsync(Snowflake guild, CancellationToken cancellationToken) =>
        (await files.StoredAsync(guild, cancellationToken), rules.Quota);

    /// <summary>The configured staff roles that do not exist, by department key.</summary>
    public IReadOnlyList<(string Department, string Role)> FindUnknownRoles(
        Snowflake guild,
        IReadOnlyList<Role> roles,
        IReadOnlyList<Department> departments
    ) =>
        [
            .. options
                .Value.Departments.Where(wanted => departments.Any(d => d.Key == wanted.Key && d.EditedAt is null))
                .SelectMany(wanted =>
                    wanted
                        .Roles.Where(role =>
                            ConfigNameResolver.Find(guild, roles, role.Trim(), DepartmentRoleKind.Staff).Problem == "setup.role-missing"
                        )
                        .Select(role => (wanted.Key, role.Trim()))
                ),
        ];
}
