using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Has the panels of a server follow a change of what they show. What turns out to look the same costs no call.</summary>
internal sealed class PanelSyncRequest(TicketsDbContext db, BackgroundWork work)
{
    /// <summary>Notes it; the caller saves.</summary>
    public async Task MarkAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        foreach (var panel in await db.Panels.Where(p => p.GuildId == guild).ToListAsync(cancellationToken))
            panel.MarkDirty();
    }

    /// <summary>Goes on behind the answer, once it is saved.</summary>
    public void Start(Snowflake guild) =>
        work.Start<UpdatePanels>((panels, cancellationToken) => panels.RunForAsync(guild, cancellationToken));
}
