using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.Host.Storage;

/// <summary>Makes transactions that a plugin begins itself wait for the write lock.</summary>
internal sealed class TransactionGate : DbTransactionInterceptor
{
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    )
    {
        if (PluginDatabase.Of(eventData.Context) is var (_, db))
        {
            db.RefuseInDurableHandler("BeginTransaction");
            if (!db.IsWriting)
                throw new NotSupportedException("Use BeginTransactionAsync: writes of one database are serialized.");
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        if (PluginDatabase.Of(eventData.Context) is not var (database, db))
            return result;
        db.RefuseInDurableHandler("BeginTransactionAsync");
        if (!await database.EnterAsync(db, WriteTurn.Transaction, cancellationToken))
            return result;
        try
        {
            // Taken here, since there is no callback for a transaction that could not begin.
            return InterceptionResult<DbTransaction>.SuppressWithResult(
                await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken)
            );
        }
        catch
        {
            database.Leave(db, WriteTurn.Transaction);
            throw;
        }
    }
}
