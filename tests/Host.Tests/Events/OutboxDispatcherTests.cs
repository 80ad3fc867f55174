using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

/// <summary>What a shop tells a bookkeeper, who may fail, and a clerk of another plugin.</summary>
public sealed class OutboxDispatcherTests : IDisposable
{
    private static readonly AsyncLocal<Notes> Current = new();
    private readonly Notes _notes = new();
    private readonly TestHost _host;

    public OutboxDispatcherTests()
    {
        _host = new TestHost()
            .With("shop", plugin => plugin.AddDatabase<ShopDbContext>())
            .With("books", plugin => plugin.AddFeature<Bookkeeper>())
            .With("office", plugin => plugin.AddFeature<Clerk>());
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Each_handler_gets_each_event_once_and_in_order()
    {
        await _host.StartAsync();
        using var dispatcher = await StartAsync();

        for (var i = 1; i <= 5; i++)
            await RaiseAsync(new Sold(new Snowflake(1), "lamp", i));

        await EmptyAsync();
        Assert.Equal(["sold lamp 1", "sold lamp 2", "sold lamp 3", "sold lamp 4", "sold lamp 5"], _notes.Book);
        Assert.Equal(["clerk lamp 1", "clerk lamp 2", "clerk lamp 3", "clerk lamp 4", "clerk lamp 5"], _notes.Office);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task An_event_waits_for_the_one_before_it_though_another_handler_gets_it()
    {
        await _host.StartAsync();
        _notes.Fail = e => e is Sold { What: "lamp" } && _notes.Tries.Count(t => t == e) < 3;
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Returned(new Snowflake(1), "lamp"));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await EmptyAsync();
        Assert.Equal(["sold chair 2", "sold lamp 1", "returned lamp"], _notes.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task After_ten_failures_an_event_is_parked_and_the_next_goes_on()
    {
        await _host.StartAsync();
        _notes.Fail = e => e is Sold { Number: 1 };
        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));

        await Wait.UntilAsync(() => _notes.Book.Contains("sold lamp 2"), Advance);

        Assert.Equal(10, _notes.Tries.Count(t => t is Sold { Number: 1 }));
        var parked = Assert.Single(await RowsAsync());
        Assert.Null(parked.DueAt);
        Assert.Equal(10, parked.Attempts);
        Assert.Equal("The bookkeeper is ill", parked.LastError);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task Events_for_a_plugin_that_is_off_hold_nobody_up()
    {
        await _host.StartAsync();
        _host["books"].Fail(DCTicket.Host.Plugins.PluginState.MigrationFailed, "The test says so");
        for (var i = 0; i < 600; i++)
            await RaiseAsync(new Returned(new Snowflake(1), $"thing {i}"));

        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));

        await Wait.UntilAsync(() => _notes.Office.Contains("clerk lamp 1"), Advance);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_handler_that_never_ends_holds_nobody_else_up()
    {
        await _host.StartAsync();
        _notes.Hang = e => e is Sold { What: "lamp" };
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await Wait.UntilAsync(() => _notes.Book.Contains("sold chair 2"), Advance);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_slow_handler_holds_up_neither_other_tickets_nor_other_plugins()
    {
        await _host.StartAsync();
        var slow = new TaskCompletionSource();
        _notes.Wait = e => e is Sold { What: "lamp" } ? slow.Task : Task.CompletedTask;
        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await Wait.UntilAsync(() => _notes.Tries.Count == 1);

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 3));

        // The clock stands still: nobody is waited for.
        await Wait.UntilAsync(() => _notes.Book.Contains("sold chair 3") && _notes.Office.Count == 3);
        Assert.Equal(["sold chair 3"], _notes.Book);
        slow.SetResult();
        await Wait.UntilAsync(() => _notes.Book.Count == 3);
        Assert.Equal(["sold chair 3", "sold lamp 1", "sold lamp 2"], _notes.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_holds_up_its_line_only_and_is_not_run_beside_itself()
    {
        await _host.StartAsync();
        using var blocked = new ManualResetEventSlim();
        _notes.Wait = e =>
        {
            if (e is Sold { Number: 1 })
                blocked.Wait();
            return Task.CompletedTask;
        };
        try
        {
            using var dispatcher = await StartAsync();
            await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
            await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));
            await RaiseAsync(new Sold(new Snowflake(1), "chair", 3));
            await Wait.UntilAsync(() => _notes.Book.Contains("sold chair 3") && _notes.Office.Count == 3);
            Assert.DoesNotContain("sold lamp 2", _notes.Book);

            await Wait.UntilAsync(() => _notes.Book.Contains("sold lamp 2"), Advance);

            Assert.Contains(_host.DeliveryLog, line => line.Contains("books/Bookkeeper.HandleAsync(Sold) has not returned 30 seconds", StringComparison.Ordinal));
            Assert.IsType<TimeoutException>(Assert.Single(_host.Results.Of("books")).Exception);
            var parked = Assert.Single(await new ParkedEvents(_host.Catalog, _host.Time).ListAsync("shop", 10, CancellationToken.None));
            Assert.Equal(1, parked.Attempts);
            // Not even when somebody retries it.
            Assert.True(await new ParkedEvents(_host.Catalog, _host.Time).RetryAsync("shop", parked.Id, CancellationToken.None));
            await RaiseAsync(new Sold(new Snowflake(1), "chair", 4));
            await Wait.UntilAsync(() => _notes.Book.Contains("sold chair 4"), Advance);
            Assert.Single(_notes.Tries, t => t is Sold { Number: 1 });

            blocked.Set();
            await EmptyAsync();
            Assert.Single(_notes.Tries, t => t is Sold { Number: 1 });
            Assert.Contains("sold lamp 1", _notes.Book);
            await StopAsync(dispatcher);
        }
        finally
        {
            blocked.Set();
        }
    }

    [Fact]
    public async Task Handlers_that_do_not_return_take_a_bounded_number_of_threads_and_none_of_other_plugins()
    {
        await _host.StartAsync();
        var never = new TaskCompletionSource();
        _notes.Wait = _ => never.Task;
        using var dispatcher = await StartAsync();

        for (var i = 0; i < 12; i++)
            await RaiseAsync(new Sold(new Snowflake(1), $"thing {i}", i));

        await Wait.UntilAsync(() => _notes.Office.Count == 12);
        await Wait.UntilAsync(() => _notes.Tries.Count == RunningDeliveries.MaxPerPlugin);
        never.SetResult();
        await Wait.UntilAsync(() => _notes.Book.Count == 12);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task An_event_whose_handler_had_not_returned_is_delivered_after_a_restart()
    {
        await _host.StartAsync();
        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)", row => (row.DueAt, row.Attempts) = (null, 1));
        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)", row => (row.DueAt, row.Attempts) = (null, 10));

        using var dispatcher = await StartAsync();

        await Wait.UntilAsync(() => _notes.Book.Contains("sold lamp 1"));
        await LeftAsync(1);
        await StopAsync(dispatcher);
        Assert.Equal(10, Assert.Single(await RowsAsync()).Attempts);
    }

    [Fact]
    public async Task An_event_for_a_handler_that_is_gone_is_parked_at_once_and_the_next_is_delivered()
    {
        await _host.StartAsync();
        await AddRowAsync("books/Bookkeeper.HandleOldAsync(Sold)");
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));

        using var dispatcher = await StartAsync();

        await Wait.UntilAsync(() => _notes.Book.Contains("sold lamp 2"));
        await LeftAsync(1);
        await StopAsync(dispatcher);
        var parked = Assert.Single(await RowsAsync());
        Assert.Null(parked.DueAt);
        Assert.Equal("The plugin has no handler of this name any more.", parked.LastError);
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
        await using var db = _host["ledger"].Database!.CreateContext();
        Assert.Single(await db.Set<Item>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await db.Set<InboxRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SaveChangesAsync")]
    [InlineData("WriteAsync")]
    [InlineData("BeginTransactionAsync")]
    [InlineData("ExecuteDeleteAsync")]
    [InlineData("ExecuteSqlRawAsync")]
    public async Task A_handler_that_saves_itself_is_told_that_the_host_saves(string call)
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

        await Wait.UntilAsync(() => _host.Results.Of("ledger").Count > 0);
        await StopAsync(dispatcher);
        var failure = Assert.IsType<InvalidOperationException>(_host.Results.Of("ledger")[0].Exception);
        Assert.StartsWith(
            "Ledger.HandleAsync(Sold) handles a durable event: the host saves what it changes, together with the note that it has had the event. "
            + $"Remove {call};", failure.Message, StringComparison.Ordinal);
        await using var db = _host["ledger"].Database!.CreateContext();
        Assert.Empty(await db.Set<Item>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_burst_of_signals_costs_one_look()
    {
        await _host.StartAsync();
        var outbox = new Outbox("shop", _host["shop"].Database!, _host.Time);
        for (var i = 0; i < 100; i++)
            outbox.Signal();

        await outbox.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        var second = outbox.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);

        Assert.False(second.IsCompleted);
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        await second;
    }

    [Fact]
    public async Task What_was_not_delivered_is_delivered_after_a_restart()
    {
        await _host.StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        Assert.Empty(_notes.Book);

        using var dispatcher = await StartAsync();

        await EmptyAsync();
        Assert.Equal(["sold lamp 1"], _notes.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_change_that_is_not_saved_tells_nobody()
    {
        await _host.StartAsync();
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(new Item { Name = null! });
        db.Raise(new Sold(new Snowflake(1), "lamp", 1));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.Empty(await RowsAsync());
    }

    private void Advance() => _host.Time.Advance(TimeSpan.FromSeconds(5));

    private async Task<OutboxDispatcher> StartAsync()
    {
        // The dispatcher's loops inherit this, so that the handlers of each test write into its own notes.
        Current.Value = _notes;
        var dispatcher = _host.NewOutboxDispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        return dispatcher;
    }

    private async Task StopAsync(OutboxDispatcher dispatcher)
    {
        var stop = dispatcher.StopAsync(TestContext.Current.CancellationToken);
        // A handler that does not return is waited for.
        await Wait.UntilAsync(() => stop.IsCompleted, Advance);
        await stop;
    }

    private async Task RaiseAsync(DurableEvent e)
    {
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Raise(e);
        await db.SaveChangesAsync();
    }

    private async Task StartLedgerAsync(Func<ShopDbContext, Task> handle)
    {
        _notes.Handle = handle;
        await _host.With("ledger", plugin => plugin.AddDatabase<ShopDbContext>().AddFeature<Ledger>()).StartAsync();
    }

    private async Task AddRowAsync(string subscriber, Action<OutboxRow>? change = null)
    {
        var row = new OutboxRow
        {
            EventId = Guid.NewGuid(),
            EventType = typeof(Sold).FullName!,
            Payload = System.Text.Json.JsonSerializer.Serialize(new Sold(new Snowflake(1), "lamp", 1)),
            OrderKey = "lamp",
            Subscriber = subscriber,
            RaisedAt = _host.Time.GetUtcNow(),
            DueAt = _host.Time.GetUtcNow(),
        };
        change?.Invoke(row);
        await using var db = _host["shop"].Database!.CreateContext();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    private async Task<List<OutboxRow>> RowsAsync()
    {
        await using var db = _host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().ToListAsync();
    }

    private Task EmptyAsync() => LeftAsync(0);

    private async Task LeftAsync(int count)
    {
        var rows = await RowsAsync();
        for (var i = 0; rows.Count > count; i++)
        {
            Assert.True(i < 2000, $"{rows.Count} events stay, the first because of “{rows[0].LastError}”.");
            Advance();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            rows = await RowsAsync();
        }
    }

    private sealed class Notes
    {
        public ConcurrentQueue<string> Book { get; } = new();

        public ConcurrentQueue<string> Office { get; } = new();

        public ConcurrentQueue<DurableEvent> Tries { get; } = new();

        public Func<DurableEvent, bool> Fail { get; set; } = _ => false;

        public Func<DurableEvent, bool> Hang { get; set; } = _ => false;

        public Func<DurableEvent, Task> Wait { get; set; } = _ => Task.CompletedTask;

        public Func<ShopDbContext, Task> Handle { get; set; } = _ => Task.CompletedTask;

        public async Task WriteAsync(DurableEvent e, string line)
        {
            Tries.Enqueue(e);
            if (Hang(e))
                await new TaskCompletionSource().Task;
            await Wait(e);
            if (Fail(e))
                throw new InvalidOperationException("The bookkeeper is ill");
            Book.Enqueue(line);
        }
    }

    private sealed class Bookkeeper
    {
        [On]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken) => Current.Value!.WriteAsync(e, $"sold {e.What} {e.Number}");

        [On]
        public static Task HandleAsync(Returned e, CancellationToken cancellationToken) => Current.Value!.WriteAsync(e, $"returned {e.What}");
    }

    private sealed class Ledger(ShopDbContext db)
    {
        [On]
        public Task HandleAsync(Sold e, CancellationToken cancellationToken) => Current.Value!.Handle(db);
    }

    private sealed class Clerk
    {
        [On]
        public static Task HandleAsync(Sold e, CancellationToken cancellationToken)
        {
            Current.Value!.Office.Enqueue($"clerk {e.What} {e.Number}");
            return Task.CompletedTask;
        }
    }
}
