using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

public sealed class OutboxDispatcherTests : OutboxTest
{
    [Fact]
    public async Task Each_handler_gets_each_event_once_and_in_order()
    {
        await Host.StartAsync();
        using var dispatcher = await StartAsync();

        for (var i = 1; i <= 5; i++)
            await RaiseAsync(new Sold(new Snowflake(1), "lamp", i));

        await EmptyAsync();
        Assert.Equal(["sold lamp 1", "sold lamp 2", "sold lamp 3", "sold lamp 4", "sold lamp 5"], Written.Book);
        Assert.Equal(["clerk lamp 1", "clerk lamp 2", "clerk lamp 3", "clerk lamp 4", "clerk lamp 5"], Written.Office);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task An_event_waits_for_the_one_before_it_though_another_handler_gets_it()
    {
        await Host.StartAsync();
        Written.Fail = e => e is Sold { What: "lamp" } && Written.Tries.Count(t => t == e) < 3;
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Returned(new Snowflake(1), "lamp"));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await EmptyAsync();
        Assert.Equal(["sold chair 2", "sold lamp 1", "returned lamp"], Written.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task After_ten_failures_an_event_is_parked_and_the_next_goes_on()
    {
        await Host.StartAsync();
        Written.Fail = e => e is Sold { Number: 1 };
        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));

        await Wait.UntilAsync(() => Written.Book.Contains("sold lamp 2"), Advance);

        Assert.Equal(10, Written.Tries.Count(t => t is Sold { Number: 1 }));
        var parked = Assert.Single(await RowsAsync());
        Assert.Null(parked.DueAt);
        Assert.Equal(10, parked.Attempts);
        Assert.Equal("The bookkeeper is ill", parked.LastError);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task Events_for_a_plugin_that_is_off_hold_nobody_up()
    {
        await Host.StartAsync();
        Host.Change("books", plugin => plugin.Failed(PluginState.MigrationFailed, "The test says so"));
        for (var i = 0; i < 600; i++)
            await RaiseAsync(new Returned(new Snowflake(1), $"thing {i}"));

        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));

        await Wait.UntilAsync(() => Written.Office.Contains("clerk lamp 1"), Advance);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task An_event_for_a_handler_that_is_gone_is_parked_at_once_and_the_next_is_delivered()
    {
        await Host.StartAsync();
        await AddRowAsync("books/Bookkeeper.HandleOldAsync(Sold)");
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));

        using var dispatcher = await StartAsync();

        await Wait.UntilAsync(() => Written.Book.Contains("sold lamp 2"));
        await LeftAsync(1);
        await StopAsync(dispatcher);
        var parked = Assert.Single(await RowsAsync());
        Assert.Null(parked.DueAt);
        Assert.Equal("The plugin has no handler of this name any more.", parked.LastError);
    }

    [Fact]
    public async Task An_event_for_a_handler_that_was_renamed_reaches_it_by_its_former_name()
    {
        await Host.With("books", plugin => plugin.AddDatabase<ShopDbContext>().AddFeature<Accountant>()).StartAsync();
        var handled = Guid.NewGuid();
        await using (var db = Host["books"].Database!.CreateContext())
        {
            db.Add(
                new InboxRow
                {
                    EventId = handled,
                    Handler = "Bookkeeper.HandleAsync(Sold)",
                    HandledAt = Host.Time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)");
        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)", row => row.EventId = handled);

        using var dispatcher = await StartAsync();

        await EmptyAsync();
        await StopAsync(dispatcher);
        // The other one was handled before its handler was renamed.
        Assert.Equal(["sold lamp 1"], Written.Book);
    }

    [Fact]
    public void A_handler_with_an_empty_name_is_refused()
    {
        var error = Assert.Throws<PluginException>(() => EventSubscriber.Read(typeof(Nameless)).ToList());
        Assert.Contains("with an empty Name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_handler_changed_before_it_failed_is_not_kept_and_the_event_comes_again()
    {
        var tries = 0;
        await StartLedgerAsync(db =>
        {
            db.Add(new Item { Name = "lamp" });
            return ++tries == 1 ? throw new InvalidOperationException("Discord is away") : Task.CompletedTask;
        });
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));

        await EmptyAsync();
        await StopAsync(dispatcher);
        Assert.Equal(2, tries);
        await using var db = Host["ledger"].Database!.CreateContext();
        Assert.Single(await db.Set<Item>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await db.Set<InboxRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SaveChangesAsync")]
    [InlineData("WriteAsync")]
    [InlineData("BeginTransactionAsync")]
    [InlineData("ExecuteDeleteAsync")]
    [InlineData("ExecuteSqlRawAsync")]
    public async Task A_handler_that_saves_itself_is_told_that_theHost_saves(string call)
    {
        await StartLedgerAsync(db =>
        {
            db.Add(new Item { Name = "lamp" });
            return call switch
            {
                "SaveChangesAsync" => db.SaveChangesAsync(),
                "WriteAsync" => db.WriteAsync(_ => Task.CompletedTask, CancellationToken.None),
                "BeginTransactionAsync" => db.Database.BeginTransactionAsync(),
                "ExecuteDeleteAsync" => db.Items.ExecuteDeleteAsync(),
                _ => db.Database.ExecuteSqlRawAsync("""DELETE FROM "Items" """),
            };
        });
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));

        await Wait.UntilAsync(() => Host.Results.Of("ledger").Count > 0);
        await StopAsync(dispatcher);
        var failure = Assert.IsType<InvalidOperationException>(Host.Results.Of("ledger")[0].Exception);
        Assert.StartsWith(
            "Ledger.HandleAsync(Sold) handles a durable event: the host saves its changes, and marks the event as handled in the same "
                + $"transaction. Remove {call};",
            failure.Message,
            StringComparison.Ordinal
        );
        await using var db = Host["ledger"].Database!.CreateContext();
        Assert.Empty(await db.Set<Item>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_burst_of_signals_costs_one_look()
    {
        await Host.StartAsync();
        var outbox = new Outbox("shop", Host["shop"].Database!, Host.Time);
        for (var i = 0; i < 100; i++)
            outbox.Signal();

        await outbox.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        var second = outbox.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);

        Assert.False(second.IsCompleted);
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        await second;
    }

    [Fact]
    public async Task What_was_not_delivered_is_delivered_after_a_restart()
    {
        await Host.StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        Assert.Empty(Written.Book);

        using var dispatcher = await StartAsync();

        await EmptyAsync();
        Assert.Equal(["sold lamp 1"], Written.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_change_that_is_not_saved_tells_nobody()
    {
        await Host.StartAsync();
        await using var scope = Host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(new Item { Name = null! });
        db.Raise(new Sold(new Snowflake(1), "lamp", 1));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.Empty(await RowsAsync());
    }
}
