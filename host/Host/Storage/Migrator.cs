using System.Globalization;
using DCTicket.Host.Plugins;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>Brings a plugin's database up to date before the plugin starts.</summary>
internal sealed partial class Migrator(TimeProvider time, ILogger<Migrator> log)
{
    public async Task MigrateAsync(PluginDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            var isNew = !File.Exists(database.File);
            await using var db = database.CreateContext();
            await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            // A second reader or writer must not wait for the whole file; SQLite remembers this in the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken).ConfigureAwait(false);
            if (!isNew)
                await RemoveStaleLockAsync(database, db, cancellationToken).ConfigureAwait(false);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            if (pending.Count == 0)
                return;
            if (!isNew)
                BackUp(database);
            await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            LogMigrated(log, database.Plugin, string.Join(", ", pending));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PluginException(
                PluginState.MigrationFailed,
                $"The database {database.File} could not be brought up to date: {e.Message} What was in it is still there; a copy from before stands beside it if there were changes.",
                e);
        }
    }

    // EF takes this row before it looks whether there is anything to do, and waits for it for ever. We hold the data folder alone, so
    // whoever left it is gone.
    private async Task RemoveStaleLockAsync(PluginDatabase database, DbContext db, CancellationToken cancellationToken)
    {
        var tables = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken).ConfigureAwait(false);
        if (tables > 0 && await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken).ConfigureAwait(false) > 0)
            LogStaleLock(log, database.Plugin, database.File);
    }

    private void BackUp(PluginDatabase database)
    {
        var copy = $"{database.File}.{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.bak";
        using var from = new SqliteConnection($"Data Source={database.File};Pooling=false");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=false");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        LogBackedUp(log, database.Plugin, copy);
    }

    [LoggerMessage(LogLevel.Information, "The database of {PluginId} is up to date: applied {Migrations}")]
    private static partial void LogMigrated(ILogger logger, string pluginId, string migrations);

    [LoggerMessage(LogLevel.Warning, "Removed a lock on {File} that a killed migration of {PluginId} had left")]
    private static partial void LogStaleLock(ILogger logger, string pluginId, string file);

    [LoggerMessage(LogLevel.Information, "Copied the database of {PluginId} to {Copy} before changing it")]
    private static partial void LogBackedUp(ILogger logger, string pluginId, string copy);
}
