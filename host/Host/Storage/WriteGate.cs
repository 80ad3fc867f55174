using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace DCTicket.Host.Storage;

/// <summary>Makes transactions that a plugin begins itself wait for their turn to write.</summary>
internal sealed class TransactionGate : DbTransactionInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        if (PluginDatabase.Of(eventData.Context) is var (_, db))
        {
            db.RefuseInDurableHandler("BeginTransaction");
            if (!db.IsWriting)
                throw new NotSupportedException("Use BeginTransactionAsync: writes of one database wait for each other.");
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (PluginDatabase.Of(eventData.Context) is not var (database, db))
            return result;
        db.RefuseInDurableHandler("BeginTransactionAsync");
        if (!await database.EnterAsync(db, WriteTurn.Transaction, cancellationToken).ConfigureAwait(false))
            return result;
        try
        {
            // Begun here, since nothing tells of a transaction that could not begin.
            return InterceptionResult<DbTransaction>.SuppressWithResult(
                await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            database.Leave(db, WriteTurn.Transaction);
            throw;
        }
    }
}

/// <summary>Makes transactions that end the turn of their context when they end, in whatever way.</summary>
internal sealed class GatedTransactionFactory(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned) =>
        new GatedTransaction(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    private sealed class GatedTransaction(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned,
        ISqlGenerationHelper sql) : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sql)
    {
        protected override void ClearTransaction()
        {
            base.ClearTransaction();
            Leave();
        }

        protected override async Task ClearTransactionAsync(CancellationToken cancellationToken = default)
        {
            await base.ClearTransactionAsync(cancellationToken).ConfigureAwait(false);
            Leave();
        }

        private void Leave()
        {
            if (PluginDatabase.Of(Connection.Context) is var (database, db))
                database.Leave(db, WriteTurn.Transaction);
        }
    }
}

/// <summary>Makes ExecuteUpdate, ExecuteDelete and ExecuteSql wait for their turn to write.</summary>
internal sealed class CommandGate : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Find(eventData) is var (_, db))
        {
            db.RefuseInDurableHandler(eventData.CommandSource.ToString());
            if (!db.IsWriting)
                throw new NotSupportedException($"Use {eventData.CommandSource}Async: writes of one database wait for each other.");
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Find(eventData) is var (database, db))
        {
            db.RefuseInDurableHandler($"{eventData.CommandSource}Async");
            await database.EnterAsync(db, WriteTurn.Command, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    private static (PluginDatabase Database, PluginDbContext Db)? Find(CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            ? PluginDatabase.Of(eventData.Context)
            : null;

    private static void Leave(CommandEventData eventData)
    {
        if (Find(eventData) is var (database, db))
            database.Leave(db, WriteTurn.Command);
    }
}
