using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>Notices what happened to channels, while the bot watched and while it was away.</summary>
internal sealed partial class Reconcile(
    TicketsDbContext db, CloseOrphan closeOrphan, CatchUp catchUp, IDiscord discord, ILogger<Reconcile> logger)
{
    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) => closeOrphan.RunAsync(e.GuildId, e.ChannelId, cancellationToken);

    [On]
    public Task HandleAsync(ThreadDeleted e, CancellationToken cancellationToken) => closeOrphan.RunAsync(e.GuildId, e.ThreadId, cancellationToken);

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.AsNoTracking().WithChannel(e.GuildId).ToListAsync(cancellationToken);
        var missing = tickets.Where(t => !e.Channels.Contains(t.ChannelId!.Value) && !e.Threads.Contains(t.ChannelId!.Value)).ToList();
        // A channel that was made after Discord listed them is not on the list either, so ask again before anything is closed.
        var existing = missing.Exists(t => !t.IsThread) ? (await discord.GetChannelsAsync(e.GuildId, cancellationToken)).Select(c => c.Id).ToHashSet() : [];
        // Archived threads are on no list.
        foreach (var thread in missing.Where(t => t.IsThread))
        {
            if (await discord.GetChannelAsync(thread.ChannelId!.Value, cancellationToken) is { } there)
                existing.Add(there.Id);
        }

        foreach (var ticket in tickets)
        {
            var channel = ticket.ChannelId!.Value;
            if (missing.Contains(ticket) && !existing.Contains(channel))
                await closeOrphan.RunAsync(e.GuildId, channel, cancellationToken);
            else
                await CatchUpAsync(ticket, cancellationToken);
        }
    }

    private async Task CatchUpAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        try
        {
            await catchUp.RunAsync(ticket, closing: false, cancellationToken);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel)
        {
            // Deleted meanwhile, which its own event tells.
        }
        catch (DiscordException e)
        {
            LogNotCaughtUp(e, ticket.Id, ticket.GuildId, Advice.For(e));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was written in ticket {Ticket} in server {Guild} while the bot was away cannot be read now; it is read again when the ticket is closed. {Advice}")]
    private partial void LogNotCaughtUp(Exception exception, Guid ticket, Snowflake guild, string advice);
}
