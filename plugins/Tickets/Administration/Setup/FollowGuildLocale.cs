using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Toolkit.Storage;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Brings panels and texts of tickets into the server's new language.</summary>
internal sealed class FollowGuildLocale(TicketsDbContext db, PanelSyncRequest panels, IGuildLocale locale)
{
    // For changes that were made while this plugin was off.
    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var changed = await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var changed = await FollowAsync(e.GuildId, cancellationToken);
                if (changed)
                    await db.SaveChangesAsync(cancellationToken);
                return changed;
            }
        );
        if (changed)
            panels.Start(e.GuildId);
    }

    [On]
    public Task HandleAsync(GuildLocaleChanged e, CancellationToken cancellationToken) => FollowAsync(e.GuildId, cancellationToken);

    private async Task<bool> FollowAsync(Snowflake id, CancellationToken cancellationToken)
    {
        var culture = locale.CultureOf(id);
        if (await db.GuildSettings.FindAsync([id], cancellationToken) is not { } guild || guild.Culture == culture.Name)
            return false;
        guild.Culture = culture.Name;
        await panels.MarkAsync(id, cancellationToken);
        return true;
    }
}
