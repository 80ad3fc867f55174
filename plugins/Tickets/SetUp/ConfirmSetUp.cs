using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The answers to what /setup offers: what is to be made, yes, no, and undo.</summary>
internal sealed class ConfirmSetUp(TicketsDbContext db, MakeSetUp make, UndoSetUp undo, WriteSetUp write)
{
    [Select("setup-choose"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> ChooseAsync(ComponentContext context, Guid id, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        var run = await db.SetUpRuns.SingleOrDefaultAsync(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null, cancellationToken);
        if (run is null)
            return Update.Refuse(Outdated(context));
        run.Steps = [.. run.Steps.Select(step => step with { Chosen = step.Kind == SetUpStepKind.Panel || kinds.Contains(step.Kind.ToString()) })];
        await db.SaveChangesAsync(cancellationToken);
        return WriteSetUp.Preview(context, run);
    }

    [Button("setup-make"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> MakeAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await make.RunAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : await write.MadeAsync(context, run, cancellationToken);
    }

    [Button("setup-leave"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> LeaveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var gone = await db.SetUpRuns.Where(r => r.GuildId == context.GuildId && r.Id == id && r.StartedAt == null).ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return Update.Refuse(Outdated(context));
        db.SetUpRuns.RemoveRange(gone);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)TicketTexts.Get(context.Culture, "setup.left");
    }

    [Button("setup-undo"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> UndoAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var run = await undo.RunAsync(context, id, cancellationToken);
        return run is null ? Update.Refuse(Outdated(context)) : WriteSetUp.Undone(context, run);
    }

    private static string Outdated(InteractionContext context) => TicketTexts.Get(context.Culture, "setup.outdated");
}
