using System.Data.Common;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Does what a ticket is missing on Discord: the first missing effect, then a save, until nothing is due. One at a time works on a ticket.
/// </summary>
internal sealed partial class EffectRunner(
    TicketsDbContext db,
    TicketEffects effects,
    TicketLocks locks,
    WorkLease lease,
    DeletedChannelMarker marker,
    ILogger<EffectRunner> logger
)
{
    private const int FaultsBeforeSkipping = 5;

    /// <param name="id">The ticket, claimed by the caller.</param>
    /// <param name="repeat">Whether an earlier pass may have done an effect without noting it.</param>
    /// <param name="until">Where to stop early; what is left is for who comes next.</param>
    /// <param name="cancellationToken">Stops; what is done is noted.</param>
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
        TicketEffects.BeginPutOff(run.Ticket, lease.Now);
        var (effect, next) = effects.FirstDue(run.Ticket, lease.Now, run.Repeat);
        if (effect is not null && !await TryAsync(effect, run, cancellationToken))
            return false;
        if (effect is null && run.Ticket.DeferredEffects == EffectKinds.None)
            run.Ticket.PutOffTimes = 0;
        run.Ticket.NextRunAt = effect is null ? next : lease.Until;
        // Somebody has done something with the ticket meanwhile: look again at what is missing now.
        return !await TrySaveAsync(run, cancellationToken) || effect is not null;
    }

    // Whatever one effect runs into must not stop other tickets, nor what this one needs besides.
    private async Task<bool> TryAsync(TicketEffect effect, TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        try
        {
            await effect.ApplyAsync(run, cancellationToken);
            ticket.Attempts = 0;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel && effect.WorksInChannel && ticket.ChannelId is not null)
        {
            await marker.ApplyAsync(ticket, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsWaitedFor(effect, e, ticket.Attempts))
        {
            effects.PutOff(ticket, effect, lease.Now);
            ticket.Attempts = 0;
            LogPutOff(e, effect.Kind, ticket.Id, ticket.GuildId, ticket.PutOffUntil, AdminHints.For(e));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsPermanentFailure(effect, e, ticket.Attempts))
        {
            LogSkipped(e, effect.Kind, ticket.Id, ticket.GuildId, AdminHints.For(e));
            effect.Abandon(run, e);
            if (run.End is { } end)
                db.History.Add(end);
            ticket.Attempts = 0;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var pause = WorkLease.Pause(ticket.Attempts);
            LogFailed(e, effect.Kind, ticket.Id, ticket.GuildId, ticket.Attempts + 1, pause, AdminHints.For(e));
            run.Failure = e;
            await PutOffAsync(ticket, ticket.Attempts + 1, pause);
            return false;
        }

        return true;
    }

    private static bool IsWaitedFor(TicketEffect effect, Exception exception, int attempts) =>
        exception switch
        {
            DiscordException e => e.IsFinal() && (effect.IsNeverAbandoned || (effect.WaitsForPermission && e.IsMissingPermission())),
            HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or DbUpdateException =>
                false,
            _ => effect.IsNeverAbandoned && attempts >= FaultsBeforeSkipping,
        };

    private static bool IsPermanentFailure(TicketEffect effect, Exception exception, int attempts) =>
        exception switch
        {
            DiscordException e => e.IsFinal() && attempts >= effect.MaxRejections,
            HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or DbUpdateException =>
                false,
            _ => attempts >= FaultsBeforeSkipping,
        };

    // Only while the ticket is what it was: who has done something with it meanwhile has claimed it anew.
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

    /// <summary>
    /// Saves what an effect has done; false when somebody else has changed the ticket meanwhile, which then is loaded anew.
    /// </summary>
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Effect} of ticket {Ticket} in server {Guild} was refused; it is tried again at {Until}, or when roles or channels change. {Advice}"
    )]
    private partial void LogPutOff(
        Exception exception,
        EffectKinds effect,
        Guid ticket,
        Snowflake guild,
        DateTimeOffset? until,
        string advice
    );

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Effect} of ticket {Ticket} in server {Guild} is left out. {Advice}")]
    private partial void LogSkipped(Exception exception, EffectKinds effect, Guid ticket, Snowflake guild, string advice);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Effect} of ticket {Ticket} in server {Guild} failed {Attempts} times and is tried again in {Pause}. {Advice}"
    )]
    private partial void LogFailed(
        Exception exception,
        EffectKinds effect,
        Guid ticket,
        Snowflake guild,
        int attempts,
        TimeSpan pause,
        string advice
    );
}
