using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>
/// Creates a server's departments from plugins.json. Departments that an admin has changed or removed are not touched. The caller saves.
/// </summary>
internal sealed class DepartmentConfigSync(
    TicketsDbContext db,
    TicketSyncRequest tickets,
    TimeProvider time,
    IOptions<TicketsOptions> options
)
{
    public async Task SyncAsync(Snowflake guild, ConfigTargets targets, CancellationToken cancellationToken)
    {
        var known = await db
            .Departments.Include(d => d.Roles)
            .Where(d => d.GuildId == guild)
            .ToDictionaryAsync(d => d.Key, cancellationToken);
        // Once an admin has changed them, their order is kept: new ones are appended.
        var ordered = known.Values.Any(d => d.EditedAt is not null);
        foreach (var (wanted, place) in options.Value.Departments.Select((wanted, place) => (wanted, place)))
        {
            var position = place;
            if (!known.TryGetValue(wanted.Key, out var department))
            {
                position = ordered ? known.Values.Max(d => d.Position) + 1 : place;
                db.Departments.Add(
                    department = new Department
                    {
                        Id = Guid.NewGuid(),
                        GuildId = guild,
                        Key = wanted.Key,
                    }
                );
                known.Add(wanted.Key, department);
            }
            else if (ordered)
            {
                position = department.Position;
            }

            if (department.EditedAt is null)
                await FillAsync(department, wanted, position, targets.Departments[wanted.Key], cancellationToken);
        }

        // Departments that are no longer in the file are removed, unless an admin has changed them.
        foreach (var gone in known.Values.Where(d => d is { EditedAt: null, SeedHash: not null } && options.Value.Find(d.Key) is null))
            gone.RemovedAt ??= time.GetUtcNow();
    }

    /// <summary>Whether the file has changes for the departments of a server, or one still waits for its roles.</summary>
    public async Task<bool> IsDueAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var known = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == guild && d.EditedAt == null)
            .ToListAsync(cancellationToken);
        var edited = await db
            .Departments.Where(d => d.GuildId == guild && d.EditedAt != null)
            .Select(d => d.Key)
            .ToListAsync(cancellationToken);
        return options.Value.Departments.Exists(wanted =>
                !edited.Contains(wanted.Key)
                && !known.Exists(d => d.Key == wanted.Key && d.SeedHash == HashOf(wanted) && d.StaffRoles.Any())
            ) || known.Exists(d => d is { SeedHash: not null, RemovedAt: null } && options.Value.Find(d.Key) is null);
    }

    private async Task FillAsync(
        Department department,
        DepartmentOptions wanted,
        int position,
        DepartmentTargets targets,
        CancellationToken cancellationToken
    )
    {
        var (staff, visibility) = (department.StaffRoles.ToHashSet(), department.Rules.ClaimVisibility);
        var (isNew, hash) = (department.SeedHash is null, HashOf(wanted));
        var changed = department.SeedHash != hash || department.RemovedAt is not null;
        department.Position = position;
        department.Names = wanted.Name;
        department.Descriptions = wanted.Description;
        department.Welcomes = wanted.Welcome;
        department.Emoji = wanted.Emoji;
        department.Style = wanted.Style;
        department.Color = HexColor.Parse(wanted.Color);
        department.NamePattern = wanted.NamePattern;
        department.CloseReasons = wanted.CloseReasons;
        department.Survey = wanted.Survey;
        department.Limits = wanted.Limits;
        department.Rules = wanted.Rules;
        department.Form = wanted.Form;
        department.RemovedAt = null;
        department.SeedHash = hash;
        // Roles created by /setup remain while the file names no others.
        department.CategoryId = targets.CategoryId ?? department.CategoryId;
        // A channel that is not found must not send the department's transcripts to the server's log channel.
        department.LogChannelId = wanted.LogChannel.Length == 0 ? null : targets.LogChannelId ?? department.LogChannelId;
        if (targets.IsWhole)
            department.Roles.RemoveAll(role => !targets.Roles.Contains((role.RoleId, role.Kind)));
        foreach (
            var (id, kind) in targets.Roles.Where(target =>
                !department.Roles.Exists(role => role.RoleId == target.Id && role.Kind == target.Kind)
            )
        )
            department.Roles.Add(new DepartmentRole { RoleId = id, Kind = kind });
        var access = !staff.SetEquals(department.StaffRoles) || visibility != department.Rules.ClaimVisibility;
        if (!isNew && (access || changed))
            await tickets.RequestAsync(department, access, control: changed, cancellationToken);
    }

    private static string HashOf(DepartmentOptions wanted) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(wanted))))[..16];
}
