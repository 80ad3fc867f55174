using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Storage;

/// <summary>A plugin's database file: one writer at a time, and its outbox.</summary>
internal abstract class PluginDatabase(PluginInfo plugin, DataFolder data, Subscriptions subscriptions, TimeProvider time)
    : IPluginStorage,
        IDisposable
{
    private readonly WriteGate _gate = new(plugin.Id, time);

    public string Plugin => plugin.Id;

    public string File => data.DatabaseOf(plugin.Id);

    /// <summary>Set after a write that raised events.</summary>
    public OutboxSignal OutboxSignal { get; } = new(time);

    public abstract PluginDbContext CreateContext();

    /// <summary>Closes the connections that are kept open for the next use.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionTo(File));
        SqliteConnection.ClearPool(connection);
    }

    protected static string ConnectionTo(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();

    /// <summary>The database of a context; null for a context that no host has made.</summary>
    public static (PluginDatabase Database, PluginDbContext Db)? Of(DbContext? context) =>
        context is PluginDbContext { Storage: PluginDatabase database } db ? (database, db) : null;

    async Task<int> IPluginStorage.SaveAsync(PluginDbContext db, Func<Task<int>> save, CancellationToken cancellationToken)
    {
        // A save within a longer write has its turn already.
        var entered = await EnterAsync(db, WriteTurn.Write, cancellationToken).ConfigureAwait(false);
        var events = db.Raised.Take(db.ChangeTracker);
        var rows = new List<OutboxRow>();
        try
        {
            rows.AddRange(events.SelectMany(RowsOf));
            db.AddRange(rows);
            var saved = await save().ConfigureAwait(false);
            db.HasRaised |= rows.Count > 0;
            return saved;
        }
        catch
        {
            // Another save must not write them: they tell of what did not happen.
            rows.ForEach(row => db.Entry(row).State = EntityState.Detached);
            db.Raised.PutBack(events, db.ChangeTracker);
            throw;
        }
        finally
        {
            if (entered)
                Leave(db, WriteTurn.Write);
        }
    }

    async Task IPluginStorage.WriteAsync(PluginDbContext db, Func<Task> write, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(db, WriteTurn.Write, cancellationToken).ConfigureAwait(false);
        try
        {
            await write().ConfigureAwait(false);
        }
        finally
        {
            if (entered)
                Leave(db, WriteTurn.Write);
        }
    }

    /// <summary>Waits for the turn to write; false when the context has it already, as within a longer write.</summary>
    /// <exception cref="TimeoutException">Another write of the plugin does not end.</exception>
    public async Task<bool> EnterAsync(PluginDbContext db, WriteTurn turn, CancellationToken cancellationToken)
    {
        if (db.IsWriting)
            return false;
        await _gate.EnterAsync(turn, cancellationToken).ConfigureAwait(false);
        db.Turn = turn;
        return true;
    }

    /// <summary>Ends a turn of this kind; nothing when the context has none.</summary>
    public void Leave(PluginDbContext db, WriteTurn turn)
    {
        if (db.Turn != turn)
            return;
        var raised = db.HasRaised;
        (db.Turn, db.HasRaised) = (WriteTurn.None, false);
        _gate.Leave();
        if (raised)
            OutboxSignal.Set();
    }

    public void Dispose() => _gate.Dispose();

    private IEnumerable<OutboxRow> RowsOf(DurableEvent e)
    {
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow());
        var payload = JsonSerializer.Serialize(e, e.GetType());
        return subscriptions
            .To(e.GetType())
            .Select(subscriber => new OutboxRow
            {
                EventId = id,
                EventType = e.GetType().FullName!,
                Payload = payload,
                OrderKey = e.OrderKey,
                Subscriber = subscriber,
                RaisedAt = now,
                DueAt = now,
            });
    }
}
