using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Opening.Threads;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>
/// Saves what an admin changes in a server: one after the other, and again from the start when something else changes the same at the same
/// instant. A server that was never set up begins with plugins.json. Panels follow.
/// </summary>
internal sealed class GuildSettingsEditor(
    TicketsDbContext db,
    GuildConfigSync seed,
    PanelSyncRequest panels,
    TicketLocks locks,
    TimeProvider time
)
{
    /// <param name="context">Who changes it, and where.</param>
    /// <param name="edit">Changes what it gets and what it reads; may run several times. What it returns is why nothing is to be saved;
    /// null when all is well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What <paramref name="edit"/> returned.</returns>
    public async Task<Refusal?> EditAsync(
        InteractionContext context,
        Func<GuildSettings, Task<Refusal?>> edit,
        CancellationToken cancellationToken
    )
    {
        using var turn = await locks.EnterAsync(LockOf(context.GuildId), cancellationToken);
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
            // What was tried must not show.
            db.ChangeTracker.Clear();
        return refusal;
    }

    private static Guid LockOf(Snowflake guild)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, guild.Value);
        bytes[15] = 1;
        return new Guid(bytes);
    }

    private async Task<GuildSettings> LoadAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.FindAsync([context.GuildId], cancellationToken);
        if (guild is null)
        {
            db.GuildSettings.Add(guild = new GuildSettings { GuildId = context.GuildId, Culture = context.GuildCulture.Name });
            await seed.SyncAsync(guild, cancellationToken);
            // What follows reads departments, and finds only what is saved.
            await db.SaveChangesAsync(cancellationToken);
        }

        if (!guild.CultureIsChosen)
            guild.Culture = context.GuildCulture.Name;
        return guild;
    }
}
