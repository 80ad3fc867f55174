using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Events;

/// <summary>Lists, retries and drops the parked events of all plugins.</summary>
internal sealed class ParkedEvents(PluginRegistry plugins, TimeProvider time)
{
    /// <summary>Gets the parked events of a plugin, oldest first.</summary>
    public async Task<IReadOnlyList<ParkedEvent>> ListAsync(string publisher, int atMost, CancellationToken cancellationToken)
    {
        if (Find(publisher) is not { } database)
            return [];
        await using var db = database.CreateContext();
        return await db.Set<OutboxRow>()
            .Where(row => row.DueAt == null)
            .OrderBy(row => row.Id)
            .Take(atMost)
            .Select(row => new ParkedEvent(publisher, row.Id, row.Subscriber, row.EventType, row.RaisedAt, row.Attempts, row.LastError))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Retries a parked event with all attempts; false if it is no longer parked.</summary>
    public async Task<bool> RetryAsync(string publisher, long id, CancellationToken cancellationToken)
    {
        if (Find(publisher) is not { } database)
            return false;
        var now = time.GetUtcNow();
        var changed = 0;
        await using var db = database.CreateContext();
        await db.WriteAsync(
            async token =>
                changed = await Parked(db, id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now).SetProperty(row => row.Attempts, 0), token),
            cancellationToken
        );
        if (changed > 0)
            database.OutboxSignal.Set();
        return changed > 0;
    }

    /// <summary>Deletes a parked event, so that its subscriber never receives it; false if it is no longer parked.</summary>
    public async Task<bool> DropAsync(string publisher, long id, CancellationToken cancellationToken)
    {
        if (Find(publisher) is not { } database)
            return false;
        var deleted = 0;
        await using var db = database.CreateContext();
        await db.WriteAsync(async token => deleted = await Parked(db, id).ExecuteDeleteAsync(token), cancellationToken);
        return deleted > 0;
    }

    private static IQueryable<OutboxRow> Parked(PluginDbContext db, long id) =>
        db.Set<OutboxRow>().Where(row => row.Id == id && row.DueAt == null);

    private Storage.PluginDatabase? Find(string publisher) => plugins.FindActive(publisher)?.Database;
}
