using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Events;

public sealed class LanesTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Work_of_one_channel_runs_one_after_the_other_in_order()
    {
        var lanes = new Lanes(_time);
        var order = new ConcurrentQueue<int>();
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            _ = lanes.Enqueue("a", new Snowflake(1), async () =>
            {
                await Task.Yield();
                order.Enqueue(number);
            });
        }

        await lanes.DrainAsync(Bound);

        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public async Task Other_channels_and_other_plugins_do_not_wait()
    {
        var lanes = new Lanes(_time);
        var blocked = new TaskCompletionSource();
        var channel = new TaskCompletionSource();
        var plugin = new TaskCompletionSource();
        _ = lanes.Enqueue("a", new Snowflake(1), () => blocked.Task);

        _ = lanes.Enqueue("a", new Snowflake(2), () => { channel.SetResult(); return Task.CompletedTask; });
        _ = lanes.Enqueue("b", new Snowflake(1), () => { plugin.SetResult(); return Task.CompletedTask; });

        await Task.WhenAll(channel.Task, plugin.Task).WaitAsync(Bound, TestContext.Current.CancellationToken);
        blocked.SetResult();
    }

    [Fact]
    public async Task Work_that_never_ends_loses_its_turn_after_thirty_seconds()
    {
        var lanes = new Lanes(_time);
        var next = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        _ = lanes.Enqueue("a", new Snowflake(1), () => { started.SetResult(); return new TaskCompletionSource().Task; });
        _ = lanes.Enqueue("a", new Snowflake(1), () => { next.SetResult(); return Task.CompletedTask; });
        await started.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => next.Task.IsCompleted, () => _time.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Work_that_throws_does_not_stop_the_next()
    {
        var lanes = new Lanes(_time);
        var next = new TaskCompletionSource();
        _ = lanes.Enqueue("a", new Snowflake(1), () => Task.FromException(new InvalidOperationException()));
        _ = lanes.Enqueue("a", new Snowflake(1), () => { next.SetResult(); return Task.CompletedTask; });

        await next.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);
    }
}
