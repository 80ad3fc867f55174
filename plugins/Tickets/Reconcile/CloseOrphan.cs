using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>Closes the ticket of a channel that is gone.</summary>
internal sealed partial class CloseOrphan(
    TicketsDbContext db, NoteChannelGone channelGone, TicketWorker worker, ILogger<CloseOrphan> logger)
{
    public async Task RunAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ticket = await db.Tickets.InChannel(guild, channel).WithDepartment().SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { ChannelDeletedAt: not null })
            return;
        var live = !ticket.IsClosed;
        await channelGone.ApplyAsync(ticket, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody did something with the ticket at the same instant; what works in its channel finds out by itself that it is gone.
            db.ChangeTracker.Clear();
            return;
        }

        LogGone(channel, guild, ticket.Id);
        if (live)
            worker.Start(ticket.Id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Channel {Channel} in server {Guild} is gone; ticket {Ticket} goes on without it.")]
    private partial void LogGone(Snowflake channel, Snowflake guild, Guid ticket);
}
