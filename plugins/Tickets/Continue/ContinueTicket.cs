using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>
/// Does what a ticket is missing on Discord: the first missing effect, then a save, until nothing is due. The caller has claimed the ticket.
/// </summary>
internal sealed partial class ContinueTicket(
    TicketsDbContext db, TicketEffects effects, Claims claims, NoteChannelGone channelGone, ILogger<ContinueTicket> logger)
{
    private const int FaultsBeforeSkipping = 5;

    public async Task<TicketRun> RunAsync(Ticket ticket, bool repeat, CancellationToken cancellationToken)
    {
        var run = new TicketRun(ticket, repeat);
        try
        {
            while (await StepAsync(run, cancellationToken))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PutOffAsync(ticket, ticket.Attempts, TimeSpan.Zero);
            throw;
        }
        catch (DbUpdateConcurrencyException)
        {
            await KeepWhatIsDoneAsync(ticket);
        }

        return run;
    }

    private async Task<bool> StepAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var effect = effects.FirstMissing(ticket);
        var notBefore = effect?.NotBefore(ticket);
        var rest = effect is null || notBefore > claims.Now || (effect.EndsTheChannel && !run.Repeat);
        if (!rest && !await TryAsync(effect!, run, cancellationToken))
            return false;
        ticket.NextStepAt = rest ? notBefore : claims.Until;
        await db.SaveChangesAsync(cancellationToken);
        return !rest;
    }

    // Whatever one effect runs into must not stop other tickets, nor what this one needs besides.
    private async Task<bool> TryAsync(TicketEffect effect, TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        try
        {
            await effect.RunAsync(run, cancellationToken);
            ticket.Attempts = 0;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel && effect.WorksInChannel && ticket.ChannelId is not null)
        {
            await channelGone.ApplyAsync(ticket, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsHopeless(effect, e, ticket.Attempts))
        {
            LogSkipped(e, effect.Kind, ticket.Id, ticket.GuildId, Advice.For(e));
            effect.GiveUp(run, e);
            ticket.Attempts = 0;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var pause = Claims.Pause(ticket.Attempts);
            LogFailed(e, effect.Kind, ticket.Id, ticket.GuildId, ticket.Attempts + 1, pause, Advice.For(e));
            run.Failure = e;
            await PutOffAsync(ticket, ticket.Attempts + 1, pause);
            return false;
        }

        return true;
    }

    private static bool IsHopeless(TicketEffect effect, Exception exception, int attempts) => exception switch
    {
        DiscordException e => e.IsFinal() && attempts >= effect.Patience,
        HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or DbUpdateException => false,
        _ => attempts >= FaultsBeforeSkipping,
    };

    // Only while the ticket is what it was: who has closed it meanwhile has claimed it anew.
    private async Task PutOffAsync(Ticket ticket, int attempts, TimeSpan pause)
    {
        var at = claims.Now + pause;
        await db.Tickets.Where(t => t.Id == ticket.Id && t.State == ticket.State).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.NextStepAt, at).SetProperty(t => t.Attempts, attempts), CancellationToken.None);
        db.ChangeTracker.Clear();
    }

    // The ticket was closed while an effect of its opening was on its way. The effect is noted; all else is left to who closed it.
    private async Task KeepWhatIsDoneAsync(Ticket ticket)
    {
        var entry = db.Entry(ticket);
        if (await entry.GetDatabaseValuesAsync() is not { } stored)
            return;
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
        {
            var mine = property.IsModified && property.Metadata.Name is (nameof(Ticket.ChannelId) or nameof(Ticket.WelcomeMessageId));
            property.OriginalValue = stored[property.Metadata];
            if (!mine)
                property.CurrentValue = stored[property.Metadata];
        }

        foreach (var second in db.ChangeTracker.Entries<OutboxRow>().Where(row => row.Entity.EventType == typeof(TicketClosed).FullName).ToList())
            second.State = EntityState.Detached;
        await db.SaveChangesAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Effect} of ticket {Ticket} in server {Guild} is left out. {Advice}")]
    private partial void LogSkipped(Exception exception, EffectKinds effect, Guid ticket, Snowflake guild, string advice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Effect} of ticket {Ticket} in server {Guild} failed {Attempts} times and is tried again in {Pause}. {Advice}")]
    private partial void LogFailed(Exception exception, EffectKinds effect, Guid ticket, Snowflake guild, int attempts, TimeSpan pause, string advice);
}
