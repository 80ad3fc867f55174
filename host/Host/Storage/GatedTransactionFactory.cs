using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace DCTicket.Host.Storage;

/// <summary>Creates transactions that release the write lock of their context at their end.</summary>
internal sealed class GatedTransactionFactory(RelationalTransactionFactoryDependencies dependencies)
    : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned
    ) => new GatedTransaction(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    private sealed class GatedTransaction(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned,
        ISqlGenerationHelper sql
    ) : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sql)
    {
        protected override void ClearTransaction()
        {
            base.ClearTransaction();
            Leave();
        }

        protected override async Task ClearTransactionAsync(CancellationToken cancellationToken = default)
        {
            await base.ClearTransactionAsync(cancellationToken);
            Leave();
        }

        private void Leave()
        {
            if (PluginDatabase.Of(Connection.Context) is var (database, db))
                database.Leave(db, WriteTurn.Transaction);
        }
    }
}
