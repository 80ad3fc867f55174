using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Effects;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Archiving.CatchingUp;

/// <summary>Fetches missed messages of a ticket, and closes the ticket if its channel was deleted.</summary>
internal sealed partial class TicketCatchUp(
    TicketsDbContext db,
    ChannelCatchUp catchUp,
    DeletedChannelClosing deletedChannels,
    TimeProvider time,
    ILogger<TicketCatchUp> logger
)
{
    private static readonly TimeSpan AfterOutage = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(10);

    /// <param name="ticket">The ticket as it is.</param>
    /// <param name="cancellationToken">Cancels; results so far are kept.</param>
    /// <returns>Whether the ticket is up to date; otherwise it is retried later, or is closed.</returns>
    public async Task<bool> TryRunAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.LiveChannelId is not { } channel)
            return true;
        try
        {
            var found = await catchUp.CatchUpAsync(ticket, closing: false, seen: null, cancellationToken);
            if (found > 0)
                await CountAsync(
                    ticket.GuildId,
                    set => set.SetProperty(r => r.Tickets, r => r.Tickets + 1).SetProperty(r => r.Messages, r => r.Messages + found),
                    cancellationToken
                );
            return true;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel)
        {
            if (await deletedChannels.CloseAsync(ticket.GuildId, channel, cancellationToken))
                await CountAsync(ticket.GuildId, set => set.SetProperty(r => r.ChannelsGone, r => r.ChannelsGone + 1), cancellationToken);
            await db
                .Tickets.Where(t => t.Id == ticket.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.CatchUpAt, (DateTimeOffset?)null), cancellationToken);
            return false;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await PutOffAsync(ticket, e, cancellationToken);
            return false;
        }
    }

    /// <summary>Adds to the report of a server.</summary>
    public Task CountAsync(
        Snowflake guild,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Reconciliation>> set,
        CancellationToken cancellationToken
    ) => db.Reconciliations.Where(r => r.GuildId == guild).ExecuteUpdateAsync(set, cancellationToken);

    private async Task PutOffAsync(Ticket ticket, Exception exception, CancellationToken cancellationToken)
    {
        var refused = exception is DiscordException e && e.IsPermanent;
        var pause = refused ? AfterRefusal : AfterOutage;
        LogCatchUpFailed(exception, ticket.Id, ticket.GuildId, pause, AdminHints.For(exception));
        var again = time.GetUtcNow() + pause;
        await db
            .Tickets.Where(t => t.Id == ticket.Id && t.CatchUpAt == ticket.CatchUpAt)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.CatchUpAt, again), cancellationToken);
        if (refused)
            await CountAsync(ticket.GuildId, set => set.SetProperty(r => r.Unreadable, r => r.Unreadable + 1), cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to fetch missed messages of ticket {Ticket} in server {Guild}; retrying in {Pause}. Until then its deadlines are "
            + "suspended. {Hint}"
    )]
    private partial void LogCatchUpFailed(Exception exception, Guid ticket, Snowflake guild, TimeSpan pause, string hint);
}
