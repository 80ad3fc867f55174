using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Effects;

/// <summary>Closes the ticket of a deleted channel.</summary>
internal sealed partial class DeletedChannelClosing(
    TicketsDbContext db,
    DeletedChannelMarker marker,
    BackgroundWork work,
    TicketChannels channels,
    ILogger<DeletedChannelClosing> logger
)
{
    private const int MaxAttempts = 5;

    /// <returns>Whether an open ticket was closed by it.</returns>
    public async Task<bool> CloseAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        if (channels.EndOwnDeletion(channel))
            return false;
        for (var turn = 1; ; turn++)
        {
            try
            {
                return await TryCloseAsync(guild, channel, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (turn < MaxAttempts)
            {
                // Somebody changed the ticket concurrently.
            }
        }
    }

    private async Task<bool> TryCloseAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ticket = await db.Tickets.InChannel(guild, channel).WithDepartment().SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { ChannelDeletedAt: not null })
            return false;
        var live = !ticket.IsClosed;
        await marker.ApplyAsync(ticket, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        LogGone(channel, guild, ticket.Id);
        if (live)
            work.Start(ticket.Id);
        return live;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Channel {Channel} in server {Guild} is gone; ticket {Ticket} goes on without it."
    )]
    private partial void LogGone(Snowflake channel, Snowflake guild, Guid ticket);
}
