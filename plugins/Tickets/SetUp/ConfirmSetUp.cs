using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The answers to what /setup offers: what is to be made, yes, no, and undo.</summary>
internal sealed class ConfirmSetUp(TicketsDbContext db, MakeSetUp make, UndoSetUp undo, WriteSetUp write, CheckRole roles)
{
    [Select("setup-choose"), RequireCommand("setup")]
    public async Task<Update> ChooseAsync(ComponentContext context, Guid id, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, id, cancellationToken) is not { } run)
            return Update.Refuse(Outdated(context));
        run.Steps =
        [
            .. run.Steps.Select(step => step with { Chosen = step.Kind is SetUpStepKind.Panel or SetUpStepKind.Role || kinds.Contains(step.Kind.ToString()) }),
        ];
        await db.SaveChangesAsync(cancellationToken);
        return await write.PreviewAsync(context, run, 0, cancellationToken);
    }

    [Select("setup-who"), RequireCommand("setup")]
    public async Task<Update> ChooseRoleAsync(ComponentContext context, Guid id, int index, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, id, cancellationToken) is not { } run || run.Steps.ElementAtOrDefault(index) is not { Kind: SetUpStepKind.Role } step)
            return Update.Refuse(Outdated(context));
        List<Snowflake> existing = [.. chosen.Where(value => value != WriteSetUp.NewRole).Select(value => Snowflake.TryParse(value, out var role) ? role : default)];
        if (await roles.ProblemAsync(context.GuildId, existing, DepartmentRoleKind.Staff, cancellationToken) is { } problem)
            return Update.Refuse(problem.In(context.Culture));
        run.Steps = [.. run.Steps.Select((other, at) => at == index ? step with { Existing = existing } : other)];
        await db.SaveChangesAsync(cancellationToken);
        return await write.PreviewAsync(context, run, WriteSetUp.PageOf(run, index), cancellationToken);
    }

    [Button("setup-page"), RequireCommand("setup")]
    public async Task<Update> TurnAsync(ComponentContext context, Guid id, int page, CancellationToken cancellationToken) =>
        await FindAsync(context, id, cancellationToken) is { } run ? await write.PreviewAsync(context, run, page, cancellationToken) : Update.Refuse(Outdated(context));

    [Button("setup-make"), RequireCommand("setup")]
    public async Task<Update> MakeAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await make.RunAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : await write.MadeAsync(context, run, cancellationToken);
    }

    [Button("setup-leave"), RequireCommand("setup")]
    public async Task<Update> LeaveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var gone = await db.SetUpRuns.Where(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null).ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return Update.Refuse(Outdated(context));
        db.SetUpRuns.RemoveRange(gone);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)TicketTexts.Get(context.Culture, "setup.left");
    }

    [Button("setup-undo"), RequireCommand("setup")]
    public async Task<Update> UndoAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await undo.RunAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : WriteSetUp.Undone(context, run);
    }

    private Task<SetUpRun?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken) =>
        db.SetUpRuns.SingleOrDefaultAsync(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null, cancellationToken);

    private static string Outdated(InteractionContext context) => TicketTexts.Get(context.Culture, "setup.outdated");
}
