using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

/// <summary>What a shop tells a bookkeeper, who may fail, and a clerk of another plugin.</summary>
public sealed class RelayTests : IDisposable
{
    private static readonly AsyncLocal<Notes> Current = new();
    private readonly Notes _notes = new();
    private readonly TestHost _host;

    public RelayTests()
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
        using var relay = await StartAsync();

        for (var i = 1; i <= 5; i++)
            await RaiseAsync(new Sold(new Snowflake(1), "lamp", i));

        await EmptyAsync();
        Assert.Equal(["sold lamp 1", "sold lamp 2", "sold lamp 3", "sold lamp 4", "sold lamp 5"], _notes.Book);
        Assert.Equal(["clerk lamp 1", "clerk lamp 2", "clerk lamp 3", "clerk lamp 4", "clerk lamp 5"], _notes.Office);
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_event_waits_for_the_one_before_it_though_another_handler_gets_it()
    {
        await _host.StartAsync();
        _notes.Fail = e => e is Sold { What: "lamp" } && _notes.Tries.Count(t => t == e) < 3;
        using var relay = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Returned(new Snowflake(1), "lamp"));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await EmptyAsync();
        Assert.Equal(["sold chair 2", "sold lamp 1", "returned lamp"], _notes.Book);
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_ten_failures_an_event_is_parked_and_the_next_goes_on()
    {
        await _host.StartAsync();
        _notes.Fail = e => e is Sold { Number: 1 };
        using var relay = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));

        await Wait.UntilAsync(() => _notes.Book.Contains("sold lamp 2"), Advance);

        Assert.Equal(10, _notes.Tries.Count(t => t is Sold { Number: 1 }));
        var parked = Assert.Single(await RowsAsync());
        Assert.Null(parked.DueAt);
        Assert.Equal(10, parked.Attempts);
        Assert.Equal("The bookkeeper is ill", parked.LastError);
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Events_for_a_plugin_that_is_off_hold_nobody_up()
    {
        await _host.StartAsync();
        _host["books"].Fail(DCTicket.Host.Plugins.PluginState.MigrationFailed, "The test says so");
        for (var i = 0; i < 600; i++)
            await RaiseAsync(new Returned(new Snowflake(1), $"thing {i}"));

        using var relay = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));

        await Wait.UntilAsync(() => _notes.Office.Contains("clerk lamp 1"), Advance);
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_handler_that_never_ends_holds_nobody_else_up()
    {
        await _host.StartAsync();
        _notes.Hang = e => e is Sold { What: "lamp" };
        using var relay = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await Wait.UntilAsync(() => _notes.Book.Contains("sold chair 2"), Advance);
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_not_delivered_is_delivered_after_a_restart()
    {
        await _host.StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        Assert.Empty(_notes.Book);

        using var relay = await StartAsync();

        await EmptyAsync();
        Assert.Equal(["sold lamp 1"], _notes.Book);
        await relay.StopAsync(TestContext.Current.CancellationToken);
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

    private async Task<DCTicket.Host.Events.Relay> StartAsync()
    {
        // The relay's loop inherits this, so that the handlers of each test write into its own notes.
        Current.Value = _notes;
        var relay = _host.NewRelay();
        await relay.StartAsync(CancellationToken.None);
        return relay;
    }

    private async Task RaiseAsync(DurableEvent e)
    {
        await using var scope = _host["shop"].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Raise(e);
        await db.SaveChangesAsync();
    }

    private async Task<List<OutboxRow>> RowsAsync()
    {
        await using var db = _host["shop"].Database!.CreateContext();
        return await db.Set<OutboxRow>().AsNoTracking().ToListAsync();
    }

    private async Task EmptyAsync()
    {
        var rows = await RowsAsync();
        for (var i = 0; rows.Count > 0; i++)
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

        public async Task WriteAsync(DurableEvent e, string line)
        {
            Tries.Enqueue(e);
            if (Hang(e))
                await new TaskCompletionSource().Task;
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
