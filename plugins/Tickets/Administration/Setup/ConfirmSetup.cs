using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Handles the components of /setup: choices, confirmation, cancel and undo.</summary>
internal sealed class ConfirmSetup(TicketsDbContext db, SetupExecutor make, SetupRollback undo, SetupRenderer write, RoleValidation roles)
{
    [SelectMenu("setup-choose"), RequireCommand("setup")]
    public async Task<Update> ChooseAsync(
        ComponentContext context,
        Guid id,
        IReadOnlyList<string> kinds,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(context, id, cancellationToken) is not { } run)
            return Update.Refuse(Outdated(context));
        run.Steps =
        [
            .. run.Steps.Select(step =>
                step with
                {
                    Chosen = step.Kind is SetupStepKind.Panel or SetupStepKind.Role || kinds.Contains(step.Kind.ToString()),
                }
            ),
        ];
        await db.SaveChangesAsync(cancellationToken);
        return await write.PreviewAsync(context, run, 0, cancellationToken);
    }

    [SelectMenu("setup-who"), RequireCommand("setup")]
    public async Task<Update> ChooseRoleAsync(
        ComponentContext context,
        Guid id,
        int index,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    )
    {
        if (
            await FindAsync(context, id, cancellationToken) is not { } run
            || run.Steps.ElementAtOrDefault(index) is not { Kind: SetupStepKind.Role } step
        )
            return Update.Refuse(Outdated(context));
        List<Snowflake> existing =
        [
            .. chosen
                .Where(value => value != SetupRenderer.NewRole)
                .Select(value => Snowflake.TryParse(value, out var role) ? role : default),
        ];
        if (await roles.ProblemAsync(context.GuildId, existing, DepartmentRoleKind.Staff, cancellationToken) is { } problem)
            return problem;
        run.Steps = [.. run.Steps.Select((other, at) => at == index ? step with { Existing = existing } : other)];
        await db.SaveChangesAsync(cancellationToken);
        return await write.PreviewAsync(context, run, SetupRenderer.PageOf(run, index), cancellationToken);
    }

    [Button("setup-page"), RequireCommand("setup")]
    public async Task<Update> TurnAsync(ComponentContext context, Guid id, int page, CancellationToken cancellationToken) =>
        await FindAsync(context, id, cancellationToken) is { } run
            ? await write.PreviewAsync(context, run, page, cancellationToken)
            : Update.Refuse(Outdated(context));

    [Button("setup-make"), RequireCommand("setup")]
    public async Task<Update> MakeAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await make.ExecuteAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : await write.MadeAsync(context, run, cancellationToken);
    }

    [Button("setup-leave"), RequireCommand("setup")]
    public async Task<Update> LeaveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var gone = await db
            .SetupPlans.Where(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null)
            .ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return Update.Refuse(Outdated(context));
        db.SetupPlans.RemoveRange(gone);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)context.Text("setup.left");
    }

    [Button("setup-undo"), RequireCommand("setup")]
    public async Task<Update> UndoAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await undo.UndoAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : SetupRenderer.Undone(context, run);
    }

    private Task<SetupPlan?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken) =>
        db.SetupPlans.SingleOrDefaultAsync(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null, cancellationToken);

    private static string Outdated(InteractionContext context) => context.Text("setup.outdated");
}
