using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("shop", plugin => plugin.AddDatabase<ShopDbContext>());

    private string File => _host.Data.DatabaseOf("shop");

    private string[] Backups => Directory.GetFiles(Path.GetDirectoryName(File)!, "shop.db.*.bak");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_new_database_is_made_without_a_copy()
    {
        await _host.StartAsync();

        Assert.Equal(PluginState.Active, _host.StatusOf("shop").State);
        Assert.Empty(Backups);
        Assert.Equal("wal", await ScalarAsync("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_holds_nobody_up()
    {
        await MigrateToFirstAsync();
        await ScalarAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT); INSERT """
                + """INTO "__EFMigrationsLock" VALUES (1, 'long ago')"""
        );

        await _host.StartAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(PluginState.Active, _host.StatusOf("shop").State);
        Assert.Equal(1L, await ScalarAsync("SELECT COUNT(*) FROM pragma_table_info('Items') WHERE name = 'Price'"));
    }

    [Fact]
    public async Task A_database_is_copied_before_it_is_changed()
    {
        await MigrateToFirstAsync();

        await _host.StartAsync();

        var copy = Assert.Single(Backups);
        Assert.EndsWith("shop.db.20260101-000000.bak", copy, StringComparison.Ordinal);
        Assert.Equal("kept", await ScalarAsync("SELECT Name FROM Items", copy));
        Assert.Equal(0L, await ScalarAsync("SELECT COUNT(*) FROM pragma_table_info('Items') WHERE name = 'Price'", copy));
    }

    [Fact]
    public async Task A_save_that_loses_a_race_is_no_error_in_the_log()
    {
        await _host.StartAsync();
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(new Item { Id = 1, Name = "lamp" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
        db.Add(new Item { Id = 1, Name = "the same lamp" });

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.Empty(_host.PluginLog);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was()
    {
        await MigrateToFirstAsync();
        Second.Fails.Value = true;

        await _host.StartAsync();

        Assert.Equal(PluginState.MigrationFailed, _host.StatusOf("shop").State);
        Assert.StartsWith($"The database {File} could not be migrated", _host.StatusOf("shop").Cause, StringComparison.Ordinal);
        Assert.Equal("kept", await ScalarAsync("SELECT Name FROM Items"));
        Assert.Equal(0L, await ScalarAsync("SELECT COUNT(*) FROM pragma_table_info('Items') WHERE name = 'Price'"));
        Assert.Equal(1L, await ScalarAsync("SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_turns_its_plugin_off()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), TestContext.Current.CancellationToken);

        await _host.StartAsync();

        Assert.Equal(PluginState.MigrationFailed, _host.StatusOf("shop").State);
    }

    [Fact]
    public async Task Writes_at_the_same_time_wait_for_each_other()
    {
        await _host.StartAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        await using var scope = _host["shop"].Services.CreateAsyncScope();
                        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
                        for (var i = 0; i < 5; i++)
                        {
                            db.Add(new Item { Name = $"{number}-{i}" });
                            await db.SaveChangesAsync();
                        }
                    })
                )
        );

        Assert.Equal(250L, await ScalarAsync("SELECT COUNT(*) FROM Items"));
    }

    [Fact]
    public async Task What_is_written_as_one_is_kept_whole_or_not_at_all_and_others_wait_for_it()
    {
        await _host.StartAsync();
        var (inside, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());

        var failing = WriteAsync(async db =>
        {
            db.Add(new Item { Name = "half" });
            await db.SaveChangesAsync();
            inside.SetResult();
            await goOn.Task;
            throw new InvalidOperationException("test");
        });
        await inside.Task;
        var other = WriteAsync(async db =>
        {
            db.Add(new Item { Name = "first" });
            await db.SaveChangesAsync();
            db.Add(new Item { Name = "second" });
            await db.SaveChangesAsync();
        });
        Assert.False(other.IsCompleted);
        goOn.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await other;

        Assert.Equal("first,second", await ScalarAsync("SELECT group_concat(Name) FROM Items"));
    }

    [Fact]
    public async Task A_write_that_would_block_a_thread_is_refused()
    {
        await _host.StartAsync();
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(new Item { Name = "a" });

        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private async Task WriteAsync(Func<ShopDbContext, Task> write)
    {
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await db.WriteAsync(_ => write(db), CancellationToken.None);
    }

    private async Task MigrateToFirstAsync()
    {
        await using var db = new ShopDbContext(
            new DbContextOptionsBuilder<ShopDbContext>()
                .UseSqlite($"Data Source={File};Pooling=false", sqlite => sqlite.MigrationsAssembly(typeof(ShopDbContext).Assembly))
                .Options
        );
        await db.GetService<IMigrator>().MigrateAsync("20260101000000_First");
        db.Add(new Item { Name = "kept" });
        await db.SaveChangesAsync();
    }

    private async Task<object?> ScalarAsync(string sql, string? file = null)
    {
        await using var connection = new SqliteConnection($"Data Source={file ?? File};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
