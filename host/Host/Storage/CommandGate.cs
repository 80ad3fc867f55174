using System.Data.Common;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.Host.Storage;

/// <summary>Makes ExecuteUpdate, ExecuteDelete and ExecuteSql wait for the write lock.</summary>
internal sealed class CommandGate : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Find(eventData) is var (_, db))
        {
            db.RefuseInDurableHandler(eventData.CommandSource.ToString());
            if (!db.IsWriting)
                throw new NotSupportedException($"Use {eventData.CommandSource}Async: writes of one database are serialized.");
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (Find(eventData) is var (database, db))
        {
            db.RefuseInDurableHandler($"{eventData.CommandSource}Async");
            await database.EnterAsync(db, WriteTurn.Command, cancellationToken);
        }

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(
        DbCommand command,
        CommandEndEventData eventData,
        CancellationToken cancellationToken = default
    )
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
