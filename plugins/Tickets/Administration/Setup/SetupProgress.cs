using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Saves the progress of a plan, before and after each step, and applies its results to the server's settings.</summary>
internal sealed class SetupProgress(TicketsDbContext db, GuildSettingsEditor edit, TicketSyncRequest sync, TimeProvider time)
{
    /// <summary>Gets a plan to continue; null for none.</summary>
    public Task<SetupPlan?> LoadAsync(Snowflake guild, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.SetupPlans.SingleOrDefaultAsync(r => r.GuildId == guild && r.Id == id, cancellationToken);
    }

    /// <summary>Records the start of a step.</summary>
    public Task BeginAsync(SetupPlan run, int index, CancellationToken cancellationToken)
    {
        run.StartedAt ??= time.GetUtcNow();
        run.Steps[index] = run.Steps[index] with { State = SetupStepState.Started };
        return db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Records the result of a step; a created object is used from now on.</summary>
    /// <returns>The plan after the step.</returns>
    public Task<SetupPlan> NoteMadeAsync(
        InteractionContext context,
        SetupPlan run,
        int index,
        Func<SetupStep, SetupStep> change,
        CancellationToken cancellationToken
    ) =>
        NoteAsync(
            context,
            run,
            index,
            change,
            (guild, step) => step.State == SetupStepState.Made ? UseAsync(guild, step, cancellationToken) : Task.CompletedTask,
            cancellationToken
        );

    /// <summary>Records the undo of a step; deleted objects are removed from the settings.</summary>
    /// <returns>The plan after the step.</returns>
    public Task<SetupPlan> NoteUndoneAsync(
        InteractionContext context,
        SetupPlan run,
        int index,
        SetupStep undone,
        CancellationToken cancellationToken
    ) =>
        NoteAsync(
            context,
            run,
            index,
            _ => undone,
            (guild, step) => step.State == SetupStepState.Undone ? ForgetAsync(guild, step, cancellationToken) : Task.CompletedTask,
            cancellationToken
        );

    private async Task<SetupPlan> NoteAsync(
        InteractionContext context,
        SetupPlan run,
        int index,
        Func<SetupStep, SetupStep> change,
        Func<GuildSettings, SetupStep, Task> follow,
        CancellationToken cancellationToken
    )
    {
        var (id, noted) = (run.Id, run);
        await edit.EditAsync(
            context,
            async guild =>
            {
                noted = await db.SetupPlans.SingleAsync(r => r.Id == id, cancellationToken);
                noted.Steps[index] = change(noted.Steps[index]);
                await follow(guild, noted.Steps[index]);
                return null;
            },
            cancellationToken
        );
        return noted;
    }

    private async Task UseAsync(GuildSettings guild, SetupStep step, CancellationToken cancellationToken)
    {
        if (step.Kind == SetupStepKind.LogChannel)
            (guild.LogChannelId, guild.LogChannelIsChosen) = (step.MadeId, true);
        var departments = await db
            .Departments.Include(d => d.Roles)
            .Where(d => d.GuildId == guild.GuildId && step.Departments.Contains(d.Key))
            .ToListAsync(cancellationToken);
        foreach (var department in departments)
        {
            if (step.Kind == SetupStepKind.Category)
                department.CategoryId = step.MadeId;
            else if (step.Kind == SetupStepKind.Role)
            {
                department.Roles.AddRange(
                    Roles(step).Where(role => !department.StaffRoles.Contains(role)).Select(role => new DepartmentRole { RoleId = role })
                );
                await sync.RequestAsync(department, access: true, control: false, cancellationToken);
            }
        }
    }

    private static List<Snowflake> Roles(SetupStep step) => step.Existing.Count > 0 ? step.Existing : [step.MadeId!.Value];

    private async Task ForgetAsync(GuildSettings guild, SetupStep step, CancellationToken cancellationToken)
    {
        if (guild.LogChannelId == step.MadeId)
            (guild.LogChannelId, guild.LogChannelIsChosen) = (null, false);
        db.Panels.RemoveRange(
            await db.Panels.Where(p => p.GuildId == guild.GuildId && p.MessageId == step.MadeId).ToListAsync(cancellationToken)
        );
        foreach (
            var department in await db
                .Departments.Include(d => d.Roles)
                .Where(d => d.GuildId == guild.GuildId)
                .ToListAsync(cancellationToken)
        )
        {
            // Existing objects may be used by other departments as well.
            if (step.Existing.Count > 0 && !step.Departments.Contains(department.Key))
                continue;
            if (department.CategoryId == step.MadeId)
                department.CategoryId = null;
            department.Roles.RemoveAll(role => role.RoleId == step.MadeId || step.Existing.Contains(role.RoleId));
        }
    }
}
