using DCTicket.Contracts;
using DCTicket.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Events;

/// <summary>The durable events that one plugin has raised, in its database.</summary>
internal sealed class Outbox(string publisher, PluginDatabase database, TimeProvider time)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan CleanUpEvery = TimeSpan.FromHours(1);

    private DateTimeOffset? _cleanedAt;

    public string Publisher => publisher;

    /// <summary>Tells that there may be something to deliver.</summary>
    public void Signal() => database.OutboxSignal.Set();

    /// <summary>Waits for a signal, or for some time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        database.OutboxSignal.WaitAsync(atMost, cancellationToken);

    /// <summary>Once after the start makes events due again whose handler did not return, and once an hour deletes what is old.</summary>
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
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, now), cancellationToken)
                .ConfigureAwait(false);
        }

        // A note that an event was handled is needed as long as the event itself may come again.
        var unwanted = now - KeepFor;
        var unneeded = unwanted - KeepFor;
        await db.Set<OutboxRow>().Where(row => row.RaisedAt < unwanted).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.Set<InboxRow>().Where(row => row.HandledAt < unneeded).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        _cleanedAt = now;
    }

    /// <summary>
    /// The first event of each line that is due. A line is what one plugin gets of one ticket, whichever of its handlers gets it: it must
    /// not hear of a ticket's end before its beginning. The handlers of one event do not wait for each other. What is for a plugin that is
    /// off waits.
    /// </summary>
    public async Task<IReadOnlyList<DueRow>> FindDueAsync(IEnumerable<string> active, CancellationToken cancellationToken)
    {
        var on = active.ToHashSet();
        await using var db = database.CreateContext();
        var waiting = db.Set<OutboxRow>().AsNoTracking().Where(row => row.DueAt != null);
        var subscribers = await waiting.Select(row => row.Subscriber).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        subscribers.RemoveAll(subscriber => !on.Contains(DueRow.PluginOf(subscriber)));
        if (subscribers.Count == 0)
            return [];
        var rows = await waiting
            .Where(row => subscribers.Contains(row.Subscriber))
            .OrderBy(row => row.Id)
            .Select(row => new DueRow(row.Id, row.EventId, row.Subscriber, row.OrderKey, row.DueAt))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        var now = time.GetUtcNow();
        return
        [
            .. rows.GroupBy(row => (row.Plugin, row.OrderKey))
                .SelectMany(line => line.Where(row => row.EventId == line.First().EventId))
                .Where(row => row.DueAt <= now),
        ];
    }

    /// <summary>A row that is still due; null when it is gone, parked or put off.</summary>
    public async Task<OutboxRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.CreateContext();
        return await db.Set<OutboxRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.DueAt <= now, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes a row that was handled.</summary>
    public async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateContext();
        await db.Set<OutboxRow>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes a failure; a row with no instant is parked.</summary>
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
            )
            .ConfigureAwait(false);
    }
}
