using System.Data.Common;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>A plugin's database file: one writer at a time, and its outbox.</summary>
internal abstract class PluginDatabase(PluginInfo plugin, DataFolder data, Subscriptions subscriptions, TimeProvider time) : IPluginStorage, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    public string Plugin => plugin.Id;

    public string File => data.DatabaseOf(plugin.Id);

    /// <summary>Called after a write that raised events.</summary>
    public Action? Raised { get; set; }

    public abstract PluginDbContext CreateContext();

    async Task<int> IPluginStorage.WriteAsync(PluginDbContext db, Func<Task<int>> write, CancellationToken cancellationToken)
    {
        var raised = AddToOutbox(db);
        // A save within a longer write has its turn already.
        if (db.IsWriting)
        {
            db.HasRaised |= raised;
            return await write().ConfigureAwait(false);
        }

        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        (db.IsWriting, db.HasRaised) = (true, raised);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            db.IsWriting = false;
            _writer.Release();
            if (db.HasRaised)
                Raised?.Invoke();
        }
    }

    public void Dispose() => _writer.Dispose();

    private bool AddToOutbox(PluginDbContext db)
    {
        foreach (var e in db.TakeRaised())
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            var payload = JsonSerializer.Serialize(e, e.GetType());
            foreach (var subscriber in subscriptions.To(e.GetType()))
            {
                db.Add(new OutboxRow
                {
                    EventId = id,
                    EventType = e.GetType().FullName!,
                    Payload = payload,
                    OrderKey = e.OrderKey,
                    Subscriber = subscriber,
                    RaisedAt = time.GetUtcNow(),
                    DueAt = time.GetUtcNow(),
                });
            }
        }

        return db.ChangeTracker.Entries<OutboxRow>().Any(row => row.State == EntityState.Added);
    }
}

internal sealed class PluginDatabase<TContext>(
    PluginInfo plugin, DataFolder data, Subscriptions subscriptions, TimeProvider time, DatabaseServices services)
    : PluginDatabase(plugin, data, subscriptions, time)
    where TContext : PluginDbContext
{
    private readonly Lazy<DbContextOptions<TContext>> _options = new(() => CreateOptions(data.DatabaseOf(plugin.Id), services));

    public TContext CreateContext(IServiceProvider provider)
    {
        var context = ActivatorUtilities.CreateInstance<TContext>(provider, _options.Value);
        context.Storage = this;
        return context;
    }

    public override PluginDbContext CreateContext() => CreateContext(services.Provider);

    private static DbContextOptions<TContext> CreateOptions(string file, DatabaseServices services)
    {
        // EF's own services per plugin: its caches would otherwise hold every plugin's types in statics.
        var internals = new ServiceCollection().AddEntityFrameworkSqlite().AddSingleton(services.Logs).BuildServiceProvider();
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true };
        return new DbContextOptionsBuilder<TContext>()
            .UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(TContext).Assembly))
            .UseInternalServiceProvider(internals)
            .AddInterceptors([new Pragmas(), .. services.Interceptors])
            // The file is copied before it is migrated, so that a migration that stops half-way costs nothing.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning, SqliteEventId.TableRebuildPendingWarning))
            // Both are thrown as well, and who catches them says what they mean: two members at one free slot is no error.
            .ConfigureWarnings(warnings => warnings.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))
            .Options;
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Commands = "PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Commands;
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>What the databases of plugins need of the host.</summary>
internal sealed record DatabaseServices(IServiceProvider Provider, ILoggerFactory Logs, IReadOnlyList<IInterceptor> Interceptors);
