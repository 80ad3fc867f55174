using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The result of a department's change.</summary>
/// <param name="Department">The department after the change; null if nothing was saved.</param>
/// <param name="Refusal">Why nothing was saved.</param>
/// <param name="Tickets">The number of open tickets that are updated.</param>
internal sealed record SavedDepartment(Department? Department, Refusal? Refusal, int Tickets);

/// <summary>
/// Saves an admin's change of a department, which then no longer follows plugins.json. Its open tickets and panels are updated. Saving
/// equal values does nothing.
/// </summary>
internal sealed class DepartmentEditor(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    DepartmentQuery departments,
    TicketSyncRequest tickets,
    TimeProvider time
)
{
    // Values that the control message shows or that its buttons depend on.
    private static readonly string[] Shown =
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

    /// <param name="context">The admin and the server.</param>
    /// <param name="find">Finds or creates the department; may run several times.</param>
    /// <param name="change">Changes the department; may run several times. Returns why nothing is to be saved.</param>
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
                var (staff, rules) = (department.StaffRoles.ToHashSet(), department.Rules);
                if (await change(department) is { } no)
                    return no;
                // A thread of staff needs permissions of its own.
                var access =
                    !staff.SetEquals(department.StaffRoles)
                    || rules.ClaimVisibility != department.Rules.ClaimVisibility
                    || rules.StaffThread != department.Rules.StaffThread;
                touched = await FollowAsync(department, access, cancellationToken);
                saved = department;
                return null;
            },
            cancellationToken
        );
        return refusal is null ? new SavedDepartment(saved, null, touched) : new SavedDepartment(null, refusal, 0);
    }

    private async Task<int> FollowAsync(Department department, bool access, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        var entry = db.Entry(department);
        var rolesChange = db.ChangeTracker.Entries<DepartmentRole>().Any(role => role.State is EntityState.Added or EntityState.Deleted);
        if (entry.State == EntityState.Unchanged && !rolesChange)
            return 0;
        // Always later than before, so that a change at the same instant is noticed.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        department.EditedAt = department.EditedAt >= now ? department.EditedAt.Value.AddMilliseconds(1) : now;
        var control = entry.State == EntityState.Modified && Shown.Any(name => entry.Property(name).IsModified);
        return entry.State != EntityState.Added && (access || control)
            ? await tickets.RequestAsync(department, access, control, cancellationToken)
            : 0;
    }
}
