using DCTicket.Contracts;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Events;

/// <summary>The outbox in a plugin's database: durable events to deliver.</summary>
internal sealed class Outbox(string publisher, PluginDatabase database, TimeProvider time)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan CleanUpEvery = TimeSpan.FromHours(1);

    private DateTimeOffset? _cleanedAt;

    public string Publisher => publisher;

    /// <summary>Signals that there may be due rows.</summary>
    public void Signal() => database.OutboxSignal.Set();

    /// <summary>Waits for a signal or a timeout.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        database.OutboxSignal.WaitAsync(atMost, cancellationToken);

    /// <summary>At start, makes events of handlers that did not return due again; once an hour, deletes old rows.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _cleanedAt < CleanUpEvery)
            return;
        await using var db = database.CreateContext();
        if (_cleanedAt is null)
        {
            await db.Set<OutboxRow>()
                .Where(row => row.DueAt == null && row.Attempts < EventDelivery.MaxAttempts)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now), cancellationToken);
        }

        // An inbox row is needed as long as the event may be delivered again.
        var unwanted = now - KeepFor;
        var unneeded = unwanted - KeepFor;
        await db.Set<OutboxRow>().Where(row => row.RaisedAt < unwanted).ExecuteDeleteAsync(cancellationToken);
        await db.Set<InboxRow>().Where(row => row.HandledAt < unneeded).ExecuteDeleteAsync(cancellationToken);
        _cleanedAt = now;
    }

    /// <summary>
    /// Gets the first due event of each ordered sequence: the events of one ticket for one plugin, so that no handler sees a ticket close
    /// before it opens. Handlers of the same event do not wait for each other. Events for inactive plugins wait.
    /// </summary>
    public async Task<IReadOnlyList<DueRow>> FindDueAsync(IEnumerable<string> active, CancellationToken cancellationToken)
    {
        var on = active.ToHashSet();
        await using var db = database.CreateContext();
        var waiting = db.Set<OutboxRow>().AsNoTracking().Where(row => row.DueAt != null);
        var subscribers = await waiting.Select(row => row.Subscriber).Distinct().ToListAsync(cancellationToken);
        subscribers.RemoveAll(subscriber => !on.Contains(DueRow.PluginOf(subscriber)));
        if (subscribers.Count == 0)
            return [];
        var rows = await waiting
            .Where(row => subscribers.Contains(row.Subscriber))
            .OrderBy(row => row.Id)
            .Select(row => new DueRow(row.Id, row.EventId, row.Subscriber, row.OrderKey, row.DueAt))
            .ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return
        [
            .. rows.GroupBy(row => (row.Plugin, row.OrderKey))
                .SelectMany(line => line.Where(row => row.EventId == line.First().EventId))
                .Where(row => row.DueAt <= now),
        ];
    }

    /// <summary>Gets a row that is still due; null if it was deleted, parked or postponed.</summary>
    public async Task<OutboxRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.DueAt <= now, cancellationToken);
    }

    /// <summary>Deletes a handled row.</summary>
    public async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext();
        await db.Set<OutboxRow>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Records a failure; without a time the row is parked.</summary>
    public async Task PutOffAsync(long id, int attempts, DateTimeOffset? dueAt, string error, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext();
        await db.Set<OutboxRow>()
            .Where(row => row.Id == id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Attempts, attempts)
                        .SetProperty(row => row.DueAt, dueAt)
                        .SetProperty(row => row.LastError, error),
                cancellationToken
            );
    }
}
