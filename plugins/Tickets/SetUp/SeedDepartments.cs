using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>
/// Makes a server's departments from plugins.json. What an admin has changed or taken away in Discord is left alone; the others follow the file.
/// The caller saves.
/// </summary>
internal sealed class SeedDepartments(TicketsDbContext db, Claims claims, IOptions<TicketsOptions> options)
{
    /// <param name="guild">The server.</param>
    /// <param name="roles">The staff roles of each department by its key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(Snowflake guild, IReadOnlyDictionary<string, List<Snowflake>> roles, CancellationToken cancellationToken)
    {
        var known = await db.Departments.Include(d => d.Roles).Where(d => d.GuildId == guild).ToDictionaryAsync(d => d.Key, cancellationToken);
        foreach (var (wanted, position) in options.Value.Departments.Select((wanted, position) => (wanted, position)))
        {
            if (!known.TryGetValue(wanted.Key, out var department))
            {
                db.Departments.Add(department = new Department { Id = Guid.NewGuid(), GuildId = guild, Key = wanted.Key });
                known.Add(wanted.Key, department);
            }

            if (department.EditedAt is null)
                Fill(department, wanted, position, roles[wanted.Key]);
        }

        // What the file no longer has goes, unless an admin has made it their own.
        foreach (var gone in known.Values.Where(d => d is { EditedAt: null, SeedHash: not null } && options.Value.Find(d.Key) is null))
            gone.RemovedAt ??= claims.Now;
    }

    private static void Fill(Department department, DepartmentOptions wanted, int position, List<Snowflake> roles)
    {
        department.Position = position;
        department.Names = wanted.Name;
        department.Descriptions = wanted.Description;
        department.Emoji = wanted.Emoji;
        department.Style = wanted.Style;
        department.RemovedAt = null;
        department.SeedHash = HashOf(wanted);
        department.Roles.RemoveAll(role => role.Kind == DepartmentRoleKind.Staff && !roles.Contains(role.RoleId));
        foreach (var added in roles.Except(department.StaffRoles).ToList())
            department.Roles.Add(new DepartmentRole { RoleId = added });
    }

    private static string HashOf(DepartmentOptions wanted) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(wanted))))[..16];
}
