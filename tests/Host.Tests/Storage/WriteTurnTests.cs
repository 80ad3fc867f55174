using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Storage;

/// <summary>Whose turn it is to write a plugin's database.</summary>
public sealed class WriteTurnTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("shop", plugin => plugin.AddDatabase<ShopDbContext>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_transaction_of_the_plugin_waits_for_a_write_and_blocks_no_thread()
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);
        var (write, goOn) = await HoldAsync();

        var begin = db.Database.BeginTransactionAsync(Token);

        Assert.False(begin.IsCompleted);
        goOn.SetResult();
        await write;
        await using var transaction = await begin;
        db.Add(new Item { Name = "lamp" });
        await db.SaveChangesAsync(Token);
        await transaction.CommitAsync(Token);
        Assert.Equal(2, await db.Items.CountAsync(Token));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("roll back")]
    [InlineData("dispose")]
    public async Task Other_writes_wait_until_a_transaction_of_the_plugin_ends(string end)
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);
        var transaction = await db.Database.BeginTransactionAsync(Token);
        db.Add(new Item { Name = "lamp" });
        await db.SaveChangesAsync(Token);
        await using var otherScope = Open(out var other);
        other.Add(new Item { Name = "chair" });

        var save = other.SaveChangesAsync(Token);

        Assert.False(save.IsCompleted);
        if (end == "commit")
            await transaction.CommitAsync(Token);
        if (end == "roll back")
            await transaction.RollbackAsync(Token);
        await transaction.DisposeAsync();
        await save;
        Assert.Equal(end == "commit" ? ["lamp", "chair"] : ["chair"], await other.Items.OrderBy(i => i.Id).Select(i => i.Name).ToListAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_writes_waits_for_a_write_and_blocks_no_thread(bool fails)
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);
        var (write, goOn) = await HoldAsync();

        var command = fails
            ? db.Database.ExecuteSqlRawAsync("""INSERT INTO "Items" ("Name") VALUES (NULL)""", Token)
            : db.Items.ExecuteUpdateAsync(set => set.SetProperty(i => i.Name, "chair"), Token);

        Assert.False(command.IsCompleted);
        goOn.SetResult();
        await write;
        if (fails)
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => command);
        else
            Assert.Equal(1, await command);
        // The turn has ended.
        db.Add(new Item { Name = "table" });
        await db.SaveChangesAsync(Token);
    }

    [Fact]
    public async Task Writes_that_would_block_a_thread_are_refused()
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);

        Assert.Throws<NotSupportedException>(() => db.Database.BeginTransaction());
        Assert.Throws<NotSupportedException>(() => db.Items.ExecuteDelete());
        Assert.Equal(PluginState.Active, _host["shop"].State);
    }

    private async Task<(Task Write, TaskCompletionSource GoOn)> HoldAsync()
    {
        var (inside, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var write = HoldAsync(inside, goOn);
        await inside.Task;
        return (write, goOn);
    }

    private async Task HoldAsync(TaskCompletionSource inside, TaskCompletionSource goOn)
    {
        await using var scope = Open(out var db);
        await db.WriteAsync(
            async token =>
            {
                db.Add(new Item { Name = "first" });
                await db.SaveChangesAsync(token);
                inside.SetResult();
                await goOn.Task;
            },
            CancellationToken.None);
    }

    private AsyncServiceScope Open(out ShopDbContext db)
    {
        var scope = _host["shop"].Services.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        return scope;
    }
}
