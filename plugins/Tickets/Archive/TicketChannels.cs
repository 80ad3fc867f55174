using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The channels and threads of tickets: every message of every server is compared with them.</summary>
internal sealed class TicketChannels : SavedChannels
{
    protected override Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db.Tickets.Where(t => t.ChannelDeletedAt == null && t.ChannelId != null).Select(t => t.ChannelId!.Value).ToListAsync(cancellationToken);
}
