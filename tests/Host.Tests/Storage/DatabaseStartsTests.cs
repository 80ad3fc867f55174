using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Host.Tests.Storage;

public sealed class DatabaseStartsTests : IDisposable
{
    private readonly List<TestHost> _hosts = [];

    private TestHost Host => _hosts[^1];

    private string File => Host.Data.DatabaseOf("shop");

    public void Dispose() => _hosts.ForEach(host => host.Dispose());

    [Fact] // R11
    public async Task A_backup_over_a_killed_database_is_refused_and_starts_once_the_other_log_is_deleted()
    {
        await StartAsync("shop");
        await AddAsync("shop", "old", 300);
        Stop();
        var backup = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        await StartAsync("shop");
        await AddAsync("shop", new string('n', 3000), 400);
        // So that the log has the last pages only.
        await AskAsync("shop", "PRAGMA wal_checkpoint(TRUNCATE)");
        await AskAsync("shop", "CREATE TABLE Later (A INTEGER)");
        // Not closed, as a kill leaves it; only the database itself is restored.
        await System.IO.File.WriteAllBytesAsync(File, backup, TestContext.Current.CancellationToken);
        await StartAsync("shop");

        Assert.Equal(PluginState.MigrationFailed, Host.StatusOf("shop").State);
        Assert.Contains("delete shop.db-wal and shop.db-shm", Host.StatusOf("shop").Cause, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Host.StatusOf("shop").Cause!);
        Assert.Equal(backup, await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
        System.IO.File.Delete(File + "-wal");
        System.IO.File.Delete(File + "-shm");
        await StartAsync("shop");
        Assert.Equal(PluginState.Active, Host.StatusOf("shop").State);
        Assert.Equal(300L, await CountAsync("shop"));
    }

    [Fact]
    public async Task A_database_that_was_closed_in_order_has_no_log_beside_it_and_is_not_looked_through()
    {
        await StartAsync("shop");
        await AddAsync("shop", "a", 10);
        var looked = 0;
        Assert.Null(DatabaseCheck.FindDamage(File, () => looked++));
        Assert.Equal(1, looked);

        Stop();

        Assert.False(System.IO.File.Exists(File + "-wal"));
        Assert.Null(DatabaseCheck.FindDamage(File, () => looked++));
        Assert.Equal(1, looked);
    }

    [Fact] // R11
    public async Task A_database_that_was_restored_without_the_others_is_refused_unless_it_is_accepted()
    {
        await StartAsync("shop", "stall");
        Stop();
        var backup = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        await StartAsync("shop", "stall");
        Stop();
        await System.IO.File.WriteAllBytesAsync(File, backup, TestContext.Current.CancellationToken);

        var refused = Assert.Throws<StartupException>(() => Starts().Check());
        Assert.Contains("stall.db and shop.db", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--Data:AcceptMixed=true", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Starts(accept: true).Check();
        await StartAsync("shop", "stall");
        Starts().Check();
    }

    [Fact]
    public async Task Databases_belong_together_where_one_plugin_was_off_for_a_while_or_a_start_was_killed_half_way()
    {
        await StartAsync("shop", "stall");
        Stop();
        await StartAsync("shop");
        Stop();
        Starts().Check();
        await StartAsync("shop", "stall");
        Stop();
        Starts().Check();

        // Killed after it was noted in the first of the two.
        using (var connection = Open(File))
        {
            var record = StartRecord.Read(connection)!;
            var next = record.Others.ToDictionary(other => other.Key, other => new StartRecord.Other("next", other.Value.Id));
            new StartRecord(record.Number + 1, "next", next, Complete: false, Closed: false).Write(connection);
        }

        Starts().Check();
    }

    // A new process on a copy of the files as they are now.
    private async Task StartAsync(params string[] plugins)
    {
        var host = new TestHost();
        foreach (var id in plugins)
            host.With(id, plugin => plugin.AddDatabase<ShopDbContext>());
        foreach (var file in _hosts.Count == 0 ? [] : Directory.GetFiles(Host.Data.Path, "*.db*"))
            System.IO.File.Copy(file, Path.Combine(host.Data.Path, Path.GetFileName(file)));
        _hosts.Add(host);
        await host.StartAsync();
        Starts().Begin([.. Host.Plugins.Loaded.Select(plugin => plugin.Database!)]);
    }

    private void Stop()
    {
        foreach (var plugin in Host.Plugins.Loaded)
            Starts().Close(plugin.Database!);
    }

    private DatabaseStarts Starts(bool accept = false) =>
        new(Host.Data, Host.Settings with { AcceptMixedDatabases = accept }, NullLogger<DatabaseStarts>.Instance);

    private async Task AddAsync(string plugin, string name, int count)
    {
        await using var scope = Host[plugin].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        for (var i = 0; i < count; i++)
            db.Add(new Item { Name = name });
        await db.SaveChangesAsync();
    }

    private Task<object?> CountAsync(string plugin) => AskAsync(plugin, "SELECT COUNT(*) FROM Items");

    private async Task<object?> AskAsync(string plugin, string sql)
    {
        await using var connection = Open(Host.Data.DatabaseOf(plugin));
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }
}
