using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>The channels that have had a panel since the start, to check deleted messages against.</summary>
internal sealed class PanelChannels(IServiceScopeFactory scopes) : SavedChannels(scopes)
{
    protected override Task<List<Snowflake>> ReadAllAsync(TicketsDbContext db, CancellationToken cancellationToken) =>
        db.Panels.Where(p => p.MessageId != null).Select(p => p.ChannelId).Distinct().ToListAsync(cancellationToken);
}
