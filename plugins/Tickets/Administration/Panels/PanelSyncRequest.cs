using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Requests updates of a server's panels. Unchanged panels cost no request.</summary>
internal sealed class PanelSyncRequest(TicketsDbContext db, IBackgroundWork work)
{
    /// <summary>Marks them; the caller saves.</summary>
    public async Task MarkAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        foreach (var panel in await db.Panels.Where(p => p.GuildId == guild).ToListAsync(cancellationToken))
            panel.MarkDirty();
    }

    /// <summary>Starts the update in the background, after the save.</summary>
    public void Start(Snowflake guild) =>
        _ = work.StartAsync<UpdatePanels>((panels, cancellationToken) => panels.RunForAsync(guild, cancellationToken));
}
