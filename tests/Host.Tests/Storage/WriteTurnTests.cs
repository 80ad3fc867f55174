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
        Assert.Equal(
            end == "commit" ? ["lamp", "chair"] : ["chair"],
            await other.Items.OrderBy(i => i.Id).Select(i => i.Name).ToListAsync(Token)
        );
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
        Assert.Equal(PluginState.Active, _host.StatusOf("shop").State);
    }

    [Fact]
    public async Task A_write_that_waits_for_another_context_of_its_own_fails_after_20_seconds_and_names_the_plugin()
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);
        await using var otherScope = Open(out var other);

        var write = db.WriteAsync(
            async token =>
            {
                other.Add(new Item { Name = "lamp" });
                await other.SaveChangesAsync(token);
            },
            Token
        );
        _host.Time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(write.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<TimeoutException>(() => write);
        Assert.StartsWith(
            "The database of the plugin shop could not be written within 20 seconds: a SaveChangesAsync or WriteAsync of the plugin shop "
                + "began 20 seconds ago",
            error.Message,
            StringComparison.Ordinal
        );
        // The turn has ended.
        Assert.Equal(1, await other.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task A_transaction_that_never_ends_costs_each_other_write_20_seconds_and_no_more()
    {
        await _host.StartAsync();
        await using var scope = Open(out var db);
        await using var otherScope = Open(out var other);
        await using var held = await db.Database.BeginTransactionAsync(Token);
        using var impatient = new CancellationTokenSource();

        var begin = other.Database.BeginTransactionAsync(Token);
        var command = other.Items.ExecuteDeleteAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command);
        _host.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Contains(
            "a transaction of the plugin shop began",
            (await Assert.ThrowsAsync<TimeoutException>(() => begin)).Message,
            StringComparison.Ordinal
        );
        await held.RollbackAsync(Token);
        await using var next = await other.Database.BeginTransactionAsync(Token);
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
            CancellationToken.None
        );
    }

    private AsyncServiceScope Open(out ShopDbContext db)
    {
        var scope = _host["shop"].Services.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        return scope;
    }
}
