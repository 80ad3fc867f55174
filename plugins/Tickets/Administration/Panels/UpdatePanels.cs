using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Updates panels with pending changes, and ends expired pauses.</summary>
internal sealed class UpdatePanels(TicketsDbContext db, PanelUpdater update, PanelPauseExpiry pauses, TimeProvider time) : Job
{
    private const int Batch = 50;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await pauses.ExpireAsync(cancellationToken);
        var now = time.GetUtcNow();
        await RunAsync(Due(now).OrderBy(p => p.NextStepAt).Take(Batch), cancellationToken);
    }

    /// <summary>The panels of one server.</summary>
    public Task RunForAsync(Snowflake guild, CancellationToken cancellationToken) =>
        RunAsync(Due(time.GetUtcNow()).Where(p => p.GuildId == guild), cancellationToken);

    private IQueryable<Panel> Due(DateTimeOffset now) =>
        db.Panels.Where(p => p.Version != p.ShownVersion && p.GoneAt == null && (p.NextStepAt == null || p.NextStepAt <= now));

    private async Task RunAsync(IQueryable<Panel> panels, CancellationToken cancellationToken)
    {
        foreach (var id in await panels.Select(p => p.Id).ToListAsync(cancellationToken))
            await update.UpdateAsync(id, cancellationToken);
    }
}
