using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>
/// Makes what /setup offered: one step after the other, each noted before and after, so that a second click, a failure and a restart make
/// nothing twice.
/// </summary>
internal sealed partial class SetupExecutor(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    SetupStepExecutor steps,
    PanelUpdater updater,
    TicketSyncRequest touch,
    TicketLocks locks,
    TimeProvider time,
    ILogger<SetupExecutor> logger
)
{
    /// <summary>The offer as it is then; null for one that is no longer true.</summary>
    public async Task<SetupPlan?> ExecuteAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(id, cancellationToken);
        if (await LoadAsync(context.GuildId, id, cancellationToken) is not { } run)
            return null;
        for (var index = 0; index < run.Steps.Count; index++)
        {
            var step = run.Steps[index];
            if (step is { Chosen: true, State: SetupStepState.Wanted or SetupStepState.Started or SetupStepState.Failed })
                run = await StepAsync(context, run, index, cancellationToken);
        }

        return run;
    }

    /// <summary>The panel of a channel, posted or brought up to date, and whether it is new.</summary>
    public async Task<(Panel? Panel, bool IsNew)> PostPanelAsync(
        InteractionContext context,
        Snowflake channel,
        CancellationToken cancellationToken
    )
    {
        Panel panel = null!;
        var isNew = false;
        await edit.EditAsync(
            context,
            async _ =>
            {
                var known = await db
                    .Panels.Where(p => p.GuildId == context.GuildId && p.ChannelId == channel)
                    .OrderBy(p => p.CreatedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                // One whose channel was deleted moves here rather than being missed for good.
                known ??= await db
                    .Panels.Where(p => p.GuildId == context.GuildId && p.GoneAt != null && p.Problem == PanelProblem.ChannelGone)
                    .OrderBy(p => p.CreatedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                isNew = known?.MessageId is null;
                panel =
                    known
                    ?? new Panel
                    {
                        Id = Guid.NewGuid(),
                        GuildId = context.GuildId,
                        ChannelId = channel,
                        CreatedAt = time.GetUtcNow(),
                    };
                // Who asks for it wants to see it, whatever we believe to be there.
                panel.ShownHash = null;
                if (isNew)
                    panel.Repost(time.GetUtcNow(), channel);
                if (known is null)
                    db.Panels.Add(panel);
                return null;
            },
            cancellationToken
        );
        var shown = await updater.UpdateAsync(panel.Id, cancellationToken);
        if (shown is not { GoneAt: not null } || shown.Problem == PanelProblem.ChannelGone)
            return (shown, isNew);
        // It was deleted by hand, and that is why it is asked for.
        shown.Repost(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return (await updater.UpdateAsync(panel.Id, cancellationToken), true);
    }

    private Task<SetupPlan?> LoadAsync(Snowflake guild, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.SetupPlans.SingleOrDefaultAsync(r => r.GuildId == guild && r.Id == id, cancellationToken);
    }

    private async Task<SetupPlan> StepAsync(InteractionContext context, SetupPlan run, int index, CancellationToken cancellationToken)
    {
        var repeat = run.Steps[index].State == SetupStepState.Started;
        run.StartedAt ??= time.GetUtcNow();
        run.Steps[index] = run.Steps[index] with { State = SetupStepState.Started };
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            var made =
                run.Steps[index].Kind == SetupStepKind.Panel
                    ? await PanelAsync(context, run, cancellationToken)
                    : await steps.ExecuteAsync(context, run, run.Steps[index], repeat, cancellationToken);
            return await NoteAsync(
                context,
                run,
                index,
                step => step with { State = SetupStepState.Made, MadeId = made, Problem = null, LacksPermission = false },
                cancellationToken
            );
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, run.Steps[index].Kind, run.GuildId, AdminHints.For(e));
            var refused = e as DiscordException;
            return await NoteAsync(
                context,
                run,
                index,
                step =>
                    step with
                    {
                        // What was not clearly refused may have been made.
                        State = refused?.IsFinal() == true ? SetupStepState.Failed : SetupStepState.Started,
                        Problem = refused?.Reason ?? "",
                        LacksPermission = refused?.IsMissingPermission() == true,
                    },
                cancellationToken
            );
        }
    }

    private async Task<Snowflake> PanelAsync(InteractionContext context, SetupPlan run, CancellationToken cancellationToken)
    {
        var (panel, _) = await PostPanelAsync(context, run.ChannelId, cancellationToken);
        return panel?.MessageId
            ?? throw new DiscordException(
                panel?.Problem == PanelProblem.Permission ? 403 : 0,
                panel?.Problem == PanelProblem.Permission ? DiscordErrorCode.MissingPermissions : 0,
                panel?.ProblemDetail ?? "",
                "POST channels/:id/messages"
            );
    }

    /// <summary>Notes what came of a step, and has the server use what was made.</summary>
    private async Task<SetupPlan> NoteAsync(
        InteractionContext context,
        SetupPlan run,
        int index,
        Func<SetupStep, SetupStep> change,
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
                if (noted.Steps[index] is { State: SetupStepState.Made } step)
                    await UseAsync(guild, step, cancellationToken);
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
                await touch.RequestAsync(department, access: true, control: false, cancellationToken);
            }
        }
    }

    private static List<Snowflake> Roles(SetupStep step) => step.Existing.Count > 0 ? step.Existing : [step.MadeId!.Value];

    [LoggerMessage(Level = LogLevel.Warning, Message = "/setup could not make a {Kind} in server {Guild}. {Advice}")]
    private partial void LogFailed(Exception exception, SetupStepKind kind, Snowflake guild, string advice);
}
