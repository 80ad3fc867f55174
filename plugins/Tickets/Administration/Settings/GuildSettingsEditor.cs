using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Threads;
using DCTicket.Toolkit.Storage;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>
/// Saves an admin's change of a server's settings: serialized, with retries after conflicts. A server that was never set up starts with
/// plugins.json. Panels are updated.
/// </summary>
internal sealed class GuildSettingsEditor(
    TicketsDbContext db,
    GuildConfigSync seed,
    PanelSyncRequest panels,
    SettingsLock locks,
    TimeProvider time
)
{
    /// <param name="context">The admin and the server.</param>
    /// <param name="edit">
    /// Changes its argument and what it reads; may run several times. Returns why nothing is to be saved, or null.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The result of <paramref name="edit"/>.</returns>
    public async Task<Refusal?> EditAsync(
        InteractionContext context,
        Func<GuildSettings, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    )
    {
        using var turn = await locks.EnterAsync(context.GuildId, cancellationToken);
        var hasNewLog = false;
        var refusal = await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var guild = await LoadAsync(context, cancellationToken);
                var log = guild.LogChannelId;
                if (await edit(guild) is { } refusal)
                    return refusal;
                await panels.MarkAsync(context.GuildId, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                hasNewLog = guild.LogChannelId is not null && guild.LogChannelId != log;
                return null;
            }
        );
        if (hasNewLog)
            await db.RetryThreadNotesAsync(context.GuildId, time.GetUtcNow(), cancellationToken);
        if (refusal is null)
            panels.Start(context.GuildId);
        else
            // The rejected change must not be visible.
            db.ChangeTracker.Clear();
        return refusal;
    }

    private async Task<GuildSettings> LoadAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.FindAsync([context.GuildId], cancellationToken);
        if (guild is null)
        {
            db.GuildSettings.Add(guild = new GuildSettings { GuildId = context.GuildId, Culture = context.GuildCulture.Name });
            await seed.SyncAsync(guild, cancellationToken);
            // The following code reads departments from the database.
            await db.SaveChangesAsync(cancellationToken);
        }

        guild.Culture = context.GuildCulture.Name;
        return guild;
    }
}
