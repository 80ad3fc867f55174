using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>What came of a change of a department.</summary>
/// <param name="Department">As it is now; null when nothing was saved.</param>
/// <param name="Refusal">Why nothing was saved.</param>
/// <param name="Tickets">How many live tickets follow.</param>
internal sealed record SavedDepartment(Department? Department, Refusal? Refusal, int Tickets);

/// <summary>
/// Saves what an admin changes about a department; from then on plugins.json says nothing about it. Its live tickets and the panels
/// follow. A change that changes nothing is none.
/// </summary>
internal sealed class DepartmentEditor(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    DepartmentQuery departments,
    TicketSyncRequest tickets,
    TimeProvider time
)
{
    // Under what is shown in the head of a ticket, or decides what its buttons may do.
    private static readonly string[] _shown =
    [
        nameof(Department.Names),
        nameof(Department.Welcomes),
        nameof(Department.Color),
        nameof(Department.Rules),
    ];

    public Task<SavedDepartment> ByIdAsync(
        InteractionContext context,
        Guid id,
        Func<Department, Refusal?> change,
        CancellationToken cancellationToken
    ) =>
        EditAsync(
            context,
            _ => departments.ByIdAsync(context.GuildId, id, cancellationToken),
            department => Task.FromResult(change(department)),
            cancellationToken
        );

    public Task<SavedDepartment> ByTextAsync(
        InteractionContext context,
        string text,
        Func<Department, Refusal?> change,
        CancellationToken cancellationToken
    ) =>
        EditAsync(
            context,
            _ => departments.ByTextAsync(context.GuildId, text, cancellationToken),
            department => Task.FromResult(change(department)),
            cancellationToken
        );

    /// <param name="context">Who changes it, and where.</param>
    /// <param name="find">Finds or makes the department; may run several times.</param>
    /// <param name="change">Changes it; may run several times. What it returns is why nothing is to be saved.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SavedDepartment> EditAsync(
        InteractionContext context,
        Func<GuildSettings, Task<Department?>> find,
        Func<Department, Task<Refusal?>> change,
        CancellationToken cancellationToken
    )
    {
        var (saved, touched) = ((Department?)null, 0);
        var refusal = await edit.EditAsync(
            context,
            async guild =>
            {
                if (await find(guild) is not { } department)
                    return new Refusal("department.gone");
                var staff = department.StaffRoles.ToHashSet();
                if (await change(department) is { } no)
                    return no;
                touched = await FollowAsync(department, staff, cancellationToken);
                saved = department;
                return null;
            },
            cancellationToken
        );
        return refusal is null ? new SavedDepartment(saved, null, touched) : new SavedDepartment(null, refusal, 0);
    }

    private async Task<int> FollowAsync(Department department, HashSet<Snowflake> staff, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        var entry = db.Entry(department);
        var rolesChange = db.ChangeTracker.Entries<DepartmentRole>().Any(role => role.State is EntityState.Added or EntityState.Deleted);
        if (entry.State == EntityState.Unchanged && !rolesChange)
            return 0;
        // Later than before in any case, so that a change at the same instant is noticed.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        department.EditedAt = department.EditedAt >= now ? department.EditedAt.Value.AddMilliseconds(1) : now;
        var access = !staff.SetEquals(department.StaffRoles);
        var control = entry.State == EntityState.Modified && _shown.Any(name => entry.Property(name).IsModified);
        return entry.State != EntityState.Added && (access || control)
            ? await tickets.RequestAsync(department, access, control, cancellationToken)
            : 0;
    }
}
