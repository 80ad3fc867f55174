using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Storage;
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
    /// <returns>Whether a live ticket was closed by it.</returns>
    public async Task<bool> CloseAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        !channels.EndOwnDeletion(channel) && await ConflictRetry.RetryAsync(db, () => TryCloseAsync(guild, channel, cancellationToken));

    private async Task<bool> TryCloseAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.OfChannel(guild, channel).WithDepartment().SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { ChannelDeletedAt: not null })
            return false;
        var live = !ticket.IsClosed;
        await marker.ApplyAsync(ticket, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        LogDeleted(channel, guild, ticket.Id);
        if (live)
            work.Start(ticket.Id);
        return live;
    }

    [LoggerMessage(LogLevel.Information, "Channel {Channel} in server {Guild} was deleted; continuing ticket {Ticket} without it")]
    private partial void LogDeleted(Snowflake channel, Snowflake guild, Guid ticket);
}
