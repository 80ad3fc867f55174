using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Storage;

/// <summary>A plugin's database file: its write lock and its outbox.</summary>
internal abstract class PluginDatabase(PluginInfo plugin, DataFolder data, Subscriptions subscriptions, TimeProvider time)
    : IPluginStorage,
        IDisposable
{
    private readonly WriteGate _gate = new(plugin.Id, time);

    public string Plugin => plugin.Id;

    public string File => data.DatabaseOf(plugin.Id);

    /// <summary>Called after a write that raised events.</summary>
    public OutboxSignal OutboxSignal { get; } = new(time);

    public abstract PluginDbContext CreateContext();

    /// <summary>Closes pooled connections.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionTo(File));
        SqliteConnection.ClearPool(connection);
    }

    protected static string ConnectionTo(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();

    /// <summary>Gets the database of a context; null without a host.</summary>
    public static (PluginDatabase Database, PluginDbContext Db)? Of(DbContext? context) =>
        context is PluginDbContext { Storage: PluginDatabase database } db ? (database, db) : null;

    async Task<int> IPluginStorage.SaveAsync(PluginDbContext db, Func<Task<int>> save, CancellationToken cancellationToken)
    {
        // A save within a longer write already has the lock.
        var entered = await EnterAsync(db, WriteTurn.Write, cancellationToken);
        var events = db.Raised.Take(db.ChangeTracker);
        var rows = new List<OutboxRow>();
        try
        {
            rows.AddRange(events.SelectMany(RowsOf));
            db.AddRange(rows);
            var saved = await save();
            db.HasRaised |= rows.Count > 0;
            return saved;
        }
        catch
        {
            // Another save must not write them: their change was not saved.
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
        var entered = await EnterAsync(db, WriteTurn.Write, cancellationToken);
        try
        {
            await write();
        }
        finally
        {
            if (entered)
                Leave(db, WriteTurn.Write);
        }
    }

    /// <summary>Takes the write lock; false if the context already has it.</summary>
    /// <exception cref="TimeoutException">Another write of the plugin does not end.</exception>
    public async Task<bool> EnterAsync(PluginDbContext db, WriteTurn turn, CancellationToken cancellationToken)
    {
        if (db.IsWriting)
            return false;
        await _gate.EnterAsync(turn, cancellationToken);
        db.Turn = turn;
        return true;
    }

    /// <summary>Releases the lock if it was taken by this kind of write.</summary>
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
