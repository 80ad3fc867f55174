using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>What plugins.json says that a diagnosis compares a server with.</summary>
internal sealed class ConfigurationFactsQuery(FileStorage files, FileStorageRules rules, IOptions<TicketsOptions> options)
{
    /// <summary>How many bytes of files are kept, and how many may be.</summary>
    public async Task<(long Used, long Most)> ReadStorageAsync(Snowflake guild, CancellationToken cancellationToken) =>
        (await files.StoredAsync(guild, cancellationToken), rules.Quota);

    /// <summary>The staff roles that are named and that the server does not have, with the keys of their departments.</summary>
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
