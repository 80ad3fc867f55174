using System.Data.Common;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>The database file of a plugin's context type.</summary>
internal sealed class PluginDatabase<TContext>(
    PluginInfo plugin,
    DataFolder data,
    Subscriptions subscriptions,
    TimeProvider time,
    DatabaseServices services
) : PluginDatabase(plugin, data, subscriptions, time)
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
        // Separate EF services per plugin: shared caches would keep the types of all plugins alive.
        var internals = new ServiceCollection()
            .AddEntityFrameworkSqlite()
            .AddScoped<IMigrationsAssembly, AttributedMigrations>()
            .AddScoped<IRelationalTransactionFactory, GatedTransactionFactory>()
            .AddSingleton(services.Logs)
            .BuildServiceProvider();
        return new DbContextOptionsBuilder<TContext>()
            .UseSqlite(ConnectionTo(file), sqlite => sqlite.MigrationsAssembly(typeof(TContext).Assembly))
            .UseInternalServiceProvider(internals)
            .AddInterceptors([new Pragmas(), new TransactionGate(), new CommandGate(), .. services.Interceptors])
            // The file is copied before its migration, so that a failed migration loses nothing.
            .ConfigureWarnings(warnings =>
                warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning, SqliteEventId.TableRebuildPendingWarning)
            )
            // Both are also thrown, and the caller knows what they mean: two members for one free slot is no error.
            .ConfigureWarnings(warnings =>
                warnings.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug))
            )
            .Options;
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Commands = "PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
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
