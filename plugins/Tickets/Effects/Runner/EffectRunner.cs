using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>Runs a ticket's pending effects in order, saving after each. Serialized per ticket.</summary>
internal sealed class EffectRunner(TicketsDbContext db, TicketEffects effects, EffectExecutor executor, TicketLocks locks, WorkLease lease)
{
    /// <param name="id">The ticket, leased by the caller.</param>
    /// <param name="repeat">Whether an earlier run may have done an effect without saving it.</param>
    /// <param name="until">Where to stop early; the rest is left to the next run.</param>
    /// <param name="cancellationToken">Cancels; finished effects are saved.</param>
    public async Task<TicketRun> ContinueAsync(
        Guid id,
        bool repeat,
        Func<Ticket, bool>? until = null,
        CancellationToken cancellationToken = default
    )
    {
        using var turn = await locks.EnterAsync(id, cancellationToken);
        var run = new TicketRun(await LoadAsync(id, cancellationToken), repeat);
        try
        {
            while (until?.Invoke(run.Ticket) != true && await StepAsync(run, cancellationToken)) { }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PutOffAsync(run.Ticket, run.Ticket.Attempts, TimeSpan.Zero);
            throw;
        }

        return run;
    }

    private Task<Ticket> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.Tickets.WithDepartment().SingleAsync(t => t.Id == id, cancellationToken);
    }

    private async Task<bool> StepAsync(TicketRun run, CancellationToken cancellationToken)
    {
        run.Ticket.Deferral.EndIfDue(lease.Now);
        var (effect, next) = effects.FirstDue(run.Ticket, lease.Now, run.Repeat);
        if (effect is not null && await executor.TryAsync(effect, run, cancellationToken) is { } pause)
        {
            await PutOffAsync(run.Ticket, run.Ticket.Attempts + 1, pause);
            return false;
        }

        if (effect is null)
            run.Ticket.Deferral.ResetCount();
        run.Ticket.ScheduleRun(effect is null ? next : lease.Until);
        // The ticket was changed concurrently: compute the pending effects again.
        return !await TrySaveAsync(run, cancellationToken) || effect is not null;
    }

    // Only if the ticket is unchanged: a concurrent change has taken its own lease.
    private async Task PutOffAsync(Ticket ticket, int attempts, TimeSpan pause)
    {
        var at = lease.Now + pause;
        await db
            .Tickets.Where(t => t.Id == ticket.Id && t.Version == ticket.Version)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.NextRunAt, at).SetProperty(t => t.Attempts, attempts),
                CancellationToken.None
            );
        db.ChangeTracker.Clear();
    }

    /// <summary>Saves a finished effect; false if the ticket was changed concurrently, and is reloaded.</summary>
    private async Task<bool> TrySaveAsync(TicketRun run, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.SaveEffectAsync(run.Ticket, effects);
            run.Ticket = await LoadAsync(run.Ticket.Id, cancellationToken);
            return false;
        }
    }
}
