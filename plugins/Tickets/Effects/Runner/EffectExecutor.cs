using System.Data.Common;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Executes one effect. A failure stops neither other tickets nor other effects of this one: the effect waits for a permission, is
/// retried, or is abandoned.
/// </summary>
internal sealed partial class EffectExecutor(
    TicketsDbContext db,
    TicketEffects effects,
    DeletedChannelMarker marker,
    TimeProvider time,
    ILogger<EffectExecutor> logger
)
{
    private const int FaultsBeforeSkipping = 5;

    /// <returns>The delay before a retry; null if it is done, waiting, or abandoned.</returns>
    public async Task<TimeSpan?> TryAsync(TicketEffect effect, TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        try
        {
            await effect.ApplyAsync(run, cancellationToken);
            ticket.ResetAttempts();
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel && effect.WorksInChannel && ticket.ChannelId is not null)
        {
            await marker.ApplyAsync(ticket, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsWaitedFor(effect, e, ticket.Attempts))
        {
            effects.PutOff(ticket, effect, time.GetUtcNow());
            ticket.ResetAttempts();
            LogPostponed(e, effect.Kind, ticket.Id, ticket.GuildId, ticket.Deferral.Until, AdminHints.For(e));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsPermanentFailure(effect, e, ticket.Attempts))
        {
            LogAbandoned(e, effect.Kind, ticket.Id, ticket.GuildId, AdminHints.For(e));
            effect.Abandon(run, e);
            if (run.End is { } end)
                db.History.Add(end);
            ticket.ResetAttempts();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var pause = WorkLease.Pause(ticket.Attempts);
            LogFailed(e, effect.Kind, ticket.Id, ticket.GuildId, ticket.Attempts + 1, pause, AdminHints.For(e));
            run.Failure = e;
            return pause;
        }

        return null;
    }

    private static bool IsWaitedFor(TicketEffect effect, Exception exception, int attempts) =>
        exception switch
        {
            DiscordException e => e.IsPermanent && (effect.IsNeverAbandoned || (effect.WaitsForPermission && e.IsMissingPermission)),
            HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or DbUpdateException =>
                false,
            _ => effect.IsNeverAbandoned && attempts >= FaultsBeforeSkipping,
        };

    private static bool IsPermanentFailure(TicketEffect effect, Exception exception, int attempts) =>
        exception switch
        {
            DiscordException e => e.IsPermanent && attempts >= effect.MaxRejections,
            HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or DbUpdateException =>
                false,
            _ => attempts >= FaultsBeforeSkipping,
        };

    [LoggerMessage(
        LogLevel.Warning,
        "{Effect} for ticket {Ticket} in server {Guild} was rejected; retrying at {Until}, or when roles or channels change. {Hint}"
    )]
    private partial void LogPostponed(
        Exception exception,
        EffectKinds effect,
        Guid ticket,
        Snowflake guild,
        DateTimeOffset? until,
        string hint
    );

    [LoggerMessage(LogLevel.Warning, "Abandoned {Effect} for ticket {Ticket} in server {Guild}. {Hint}")]
    private partial void LogAbandoned(Exception exception, EffectKinds effect, Guid ticket, Snowflake guild, string hint);

    [LoggerMessage(LogLevel.Warning, "{Effect} for ticket {Ticket} in server {Guild} failed {Attempts} times; retrying in {Pause}. {Hint}")]
    private partial void LogFailed(
        Exception exception,
        EffectKinds effect,
        Guid ticket,
        Snowflake guild,
        int attempts,
        TimeSpan pause,
        string hint
    );
}
