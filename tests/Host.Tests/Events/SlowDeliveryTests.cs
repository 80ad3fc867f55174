using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Storage;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Events;

/// <summary>Handlers of durable events that are slow, or never return.</summary>
public sealed class SlowDeliveryTests : OutboxTest
{
    [Fact]
    public async Task A_handler_that_never_ends_holds_nobody_else_up()
    {
        await Host.StartAsync();
        Written.Hang = e => e is Sold { What: "lamp" };
        using var dispatcher = await StartAsync();

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 2));

        await Wait.UntilAsync(() => Written.Book.Contains("sold chair 2"), Advance);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_slow_handler_holds_up_neither_other_tickets_nor_other_plugins()
    {
        await Host.StartAsync();
        var slow = new TaskCompletionSource();
        Written.Wait = e => e is Sold { What: "lamp" } ? slow.Task : Task.CompletedTask;
        using var dispatcher = await StartAsync();
        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 1));
        await Wait.UntilAsync(() => Written.Tries.Count == 1);

        await RaiseAsync(new Sold(new Snowflake(1), "lamp", 2));
        await RaiseAsync(new Sold(new Snowflake(1), "chair", 3));

        // The clock stands still: nobody is waited for.
        await Wait.UntilAsync(() => Written.Book.Contains("sold chair 3") && Written.Office.Count == 3);
        Assert.Equal(["sold chair 3"], Written.Book);
        slow.SetResult();
        await Wait.UntilAsync(() => Written.Book.Count == 3);
        Assert.Equal(["sold chair 3", "sold lamp 1", "sold lamp 2"], Written.Book);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_holds_up_its_line_only_and_is_not_run_beside_itself()
    {
        await Host.StartAsync();
        using var blocked = new ManualResetEventSlim();
        Written.Wait = e =>
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
            await Wait.UntilAsync(() => Written.Book.Contains("sold chair 3") && Written.Office.Count == 3);
            Assert.DoesNotContain("sold lamp 2", Written.Book);

            await Wait.UntilAsync(() => Written.Book.Contains("sold lamp 2"), Advance);

            Assert.Contains(
                Host.DeliveryLog,
                line => line.Contains("books/Bookkeeper.HandleAsync(Sold) did not return within 30 seconds", StringComparison.Ordinal)
            );
            Assert.IsType<TimeoutException>(Assert.Single(Host.Results.Of("books")).Exception);
            var parked = Assert.Single(await new ParkedEvents(Host.Plugins, Host.Time).ListAsync("shop", 10, CancellationToken.None));
            Assert.Equal(1, parked.Attempts);
            // Not even when somebody retries it.
            Assert.True(await new ParkedEvents(Host.Plugins, Host.Time).RetryAsync("shop", parked.Id, CancellationToken.None));
            await RaiseAsync(new Sold(new Snowflake(1), "chair", 4));
            await Wait.UntilAsync(() => Written.Book.Contains("sold chair 4"), Advance);
            Assert.Single(Written.Tries, t => t is Sold { Number: 1 });

            blocked.Set();
            await EmptyAsync();
            Assert.Single(Written.Tries, t => t is Sold { Number: 1 });
            Assert.Contains("sold lamp 1", Written.Book);
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
        await Host.StartAsync();
        var never = new TaskCompletionSource();
        Written.Wait = _ => never.Task;
        using var dispatcher = await StartAsync();

        for (var i = 0; i < 12; i++)
            await RaiseAsync(new Sold(new Snowflake(1), $"thing {i}", i));

        await Wait.UntilAsync(() => Written.Office.Count == 12);
        await Wait.UntilAsync(() => Written.Tries.Count == RunningDeliveries.MaxPerPlugin);
        never.SetResult();
        await Wait.UntilAsync(() => Written.Book.Count == 12);
        await StopAsync(dispatcher);
    }

    [Fact]
    public async Task An_event_whose_handler_had_not_returned_is_delivered_after_a_restart()
    {
        await Host.StartAsync();
        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)", row => (row.DueAt, row.Attempts) = (null, 1));
        await AddRowAsync("books/Bookkeeper.HandleAsync(Sold)", row => (row.DueAt, row.Attempts) = (null, 10));

        using var dispatcher = await StartAsync();

        await Wait.UntilAsync(() => Written.Book.Contains("sold lamp 1"));
        await LeftAsync(1);
        await StopAsync(dispatcher);
        Assert.Equal(10, Assert.Single(await RowsAsync()).Attempts);
    }
}
