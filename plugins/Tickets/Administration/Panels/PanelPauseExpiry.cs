using DCTicket.Contracts;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Marks panels as paused, and ends expired pauses.</summary>
internal sealed class PanelPauseExpiry(TicketsDbContext db, PanelSyncRequest panels, TimeProvider time)
{
    public async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changed = await db
            .GuildSettings.Where(g => g.PausedUntil <= now || g.PausedAt != g.PauseShown)
            .Select(g => g.GuildId)
            .ToListAsync(cancellationToken);
        foreach (var id in changed)
            await ConflictRetry.RetryAsync(db, () => ShowAsync(id, now, cancellationToken));
        db.ChangeTracker.Clear();
    }

    private async Task<int> ShowAsync(Snowflake id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.SingleAsync(g => g.GuildId == id, cancellationToken);
        if (guild.PausedUntil <= now)
            guild.Resume();
        guild.PauseShown = guild.PausedAt;
        await panels.MarkAsync(id, cancellationToken);
        return await db.SaveChangesAsync(cancellationToken);
    }
}
