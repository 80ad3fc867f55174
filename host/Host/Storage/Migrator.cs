using System.Globalization;
using DCTicket.Host.Plugins;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>Migrates a plugin's database before the plugin starts.</summary>
internal sealed partial class Migrator(TimeProvider time, ILogger<Migrator> logger)
{
    private static readonly TimeSpan OpenWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ApplyWithin = TimeSpan.FromMinutes(30);

    /// <exception cref="PluginException">The database could not be opened or migrated.</exception>
    public async Task MigrateAsync(PluginDatabase database, ExecutionMark? mark, CancellationToken cancellationToken)
    {
        var run = new Run(database, !File.Exists(database.File));
        if (!run.IsNew)
            await StepAsync(mark, run, () => CheckAsync(database), ApplyWithin, cancellationToken);
        await StepAsync(mark, run, () => OpenAsync(run, cancellationToken), OpenWithin, cancellationToken);
        if (run.Pending.Count > 0)
        {
            LogMigrating(database.Plugin, string.Join(", ", run.Pending));
            await StepAsync(mark, run, () => ApplyAsync(run, cancellationToken), ApplyWithin, cancellationToken);
            LogMigrated(database.Plugin, string.Join(", ", run.Pending));
        }

        if (run.Context is { } context)
            await context.DisposeAsync();
    }

    private async Task StepAsync(ExecutionMark? mark, Run run, Func<Task> step, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await PluginStep.RunAsync(mark, step, limit, time, cancellationToken);
        }
        catch (PluginException)
        {
            throw;
        }
        catch (Exception e) when (run.Copy is null && DatabaseCheck.IsDamage(e))
        {
            throw Damaged(run.Database, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = e is TimeoutException ? $"It did not return within {limit.TotalMinutes:0} minutes." : e.Message;
            var migrations = run.Pending.Count == 0 ? "" : $" The migrations to apply were {string.Join(", ", run.Pending)}.";
            throw new PluginException(
                PluginState.MigrationFailed,
                $"The database {run.Database.File} could not be migrated: {cause}{migrations} What was in it is still there"
                    + (run.Copy is null ? "; nothing was changed." : $"; {run.Copy} is a copy from before."),
                e
            );
        }
    }

    private Task CheckAsync(PluginDatabase database) =>
        DatabaseCheck.FindDamage(database.File, () => LogChecking(database.Plugin)) is { } damage
            ? Task.FromException(Damaged(database, damage))
            : Task.CompletedTask;

    private static PluginException Damaged(PluginDatabase database, string damage) =>
        new(PluginState.MigrationFailed, DatabaseCheck.Explain(database.File, damage));

    private async Task OpenAsync(Run run, CancellationToken cancellationToken)
    {
        var db = run.Context = run.Database.CreateContext();
        await db.Database.OpenConnectionAsync(cancellationToken);
        // WAL mode, so that readers and writers do not block each other; SQLite stores it in the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        if (!run.IsNew)
            await RemoveStaleLockAsync(run.Database, db, cancellationToken);
        run.Pending = [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    private async Task ApplyAsync(Run run, CancellationToken cancellationToken)
    {
        if (!run.IsNew)
            run.Copy = BackUp(run.Database);
        await run.Context!.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The state of a migration.</summary>
    private sealed class Run(PluginDatabase database, bool isNew)
    {
        public PluginDatabase Database => database;

        public bool IsNew => isNew;

        public DbContext? Context { get; set; }

        public IReadOnlyList<string> Pending { get; set; } = [];

        public string? Copy { get; set; }
    }

    // EF waits for this lock row forever. The data folder is locked by this process, so the row is from a killed one.
    private async Task RemoveStaleLockAsync(PluginDatabase database, DbContext db, CancellationToken cancellationToken)
    {
        var tables = await db
            .Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0 && await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken) > 0)
            LogStaleLock(database.Plugin, database.File);
    }

    private string BackUp(PluginDatabase database)
    {
        var copy = $"{database.File}.{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.bak";
        using var from = new SqliteConnection($"Data Source={database.File};Pooling=false");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=false");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        LogBackedUp(database.Plugin, copy);
        return copy;
    }

    [LoggerMessage(LogLevel.Information, "The database of {Plugin} was not closed cleanly, or was restored; checking it first")]
    private partial void LogChecking(string plugin);

    [LoggerMessage(LogLevel.Information, "Migrating the database of {Plugin}: {Migrations}")]
    private partial void LogMigrating(string plugin, string migrations);

    [LoggerMessage(LogLevel.Information, "Migrated the database of {Plugin}: {Migrations}")]
    private partial void LogMigrated(string plugin, string migrations);

    [LoggerMessage(LogLevel.Warning, "Removed a stale migration lock of {Plugin} on {File}")]
    private partial void LogStaleLock(string plugin, string file);

    [LoggerMessage(LogLevel.Information, "Copied the database of {Plugin} to {Copy} before the migration")]
    private partial void LogBackedUp(string plugin, string copy);
}
