using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Events;

public sealed class ChannelQueuesTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private const string Handler = "Feature.HandleAsync(MessageCreated)";
    private readonly FakeTimeProvider _time = new();
    private readonly LogLines<ChannelQueues> _log = new();
    private readonly ManualResetEventSlim _blocked = new();
    private readonly ChannelQueues _queues;

    public ChannelQueuesTests() => _queues = new ChannelQueues(_time, _log);

    public void Dispose()
    {
        _blocked.Set();
        _queues.Dispose();
    }

    [Fact]
    public async Task The_handlers_of_one_channel_run_one_after_the_other_in_order()
    {
        var order = new ConcurrentQueue<int>();
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            _ = _queues.Enqueue(
                "a",
                new Snowflake(1),
                Handler,
                async _ =>
                {
                    await Task.Yield();
                    order.Enqueue(number);
                }
            );
        }

        await _queues.DrainAsync(Bound);

        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public async Task Other_channels_and_other_plugins_do_not_wait()
    {
        var blocked = new TaskCompletionSource();
        var channel = new TaskCompletionSource();
        var plugin = new TaskCompletionSource();
        _ = _queues.Enqueue("a", new Snowflake(1), Handler, _ => blocked.Task);

        _ = _queues.Enqueue(
            "a",
            new Snowflake(2),
            Handler,
            _ =>
            {
                channel.SetResult();
                return Task.CompletedTask;
            }
        );
        _ = _queues.Enqueue(
            "b",
            new Snowflake(1),
            Handler,
            _ =>
            {
                plugin.SetResult();
                return Task.CompletedTask;
            }
        );

        await Task.WhenAll(channel.Task, plugin.Task).WaitAsync(Bound, TestContext.Current.CancellationToken);
        blocked.SetResult();
    }

    [Fact]
    public async Task A_queue_goes_on_after_thirty_seconds_without_what_never_ends()
    {
        var next = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        _ = _queues.Enqueue(
            "a",
            new Snowflake(1),
            Handler,
            _ =>
            {
                started.SetResult();
                return new TaskCompletionSource().Task;
            }
        );
        _ = _queues.Enqueue(
            "a",
            new Snowflake(1),
            Handler,
            _ =>
            {
                next.SetResult();
                return Task.CompletedTask;
            }
        );
        await started.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => next.Task.IsCompleted, () => _time.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_throws_does_not_stop_the_next()
    {
        var next = new TaskCompletionSource();
        _ = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Task.FromException(new InvalidOperationException()));
        _ = _queues.Enqueue(
            "a",
            new Snowflake(1),
            Handler,
            _ =>
            {
                next.SetResult();
                return Task.CompletedTask;
            }
        );

        await next.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_queue_goes_on_after_thirty_seconds_without_what_blocks_its_thread_and_names_it_once()
    {
        var order = new ConcurrentQueue<int>();
        var first = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Block());
        var second = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Block());
        var third = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Note(order, 3));
        var fourth = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Note(order, 4));

        await Wait.UntilAsync(() => third.IsCompleted && fourth.IsCompleted, () => _time.Advance(TimeSpan.FromSeconds(1)));

        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
        Assert.Equal([3, 4], order);
        var line = Assert.Single(_log);
        Assert.StartsWith($"Warning: a: {Handler} blocks its thread after 00:00:30", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_blocks_its_thread_keeps_its_place_for_thirty_seconds()
    {
        var started = new TaskCompletionSource();
        var next = new TaskCompletionSource();
        _ = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Block(started));
        _ = _queues.Enqueue(
            "a",
            new Snowflake(1),
            Handler,
            _ =>
            {
                next.SetResult();
                return Task.CompletedTask;
            }
        );
        await started.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(next.Task.IsCompleted);

        _blocked.Set();
        await next.Task.WaitAsync(Bound, TestContext.Current.CancellationToken);
        Assert.Empty(_log);
    }

    [Fact]
    public async Task The_token_of_what_is_overdue_is_cancelled()
    {
        var told = new TaskCompletionSource();
        var overdue = _queues.Enqueue(
            "a",
            new Snowflake(1),
            Handler,
            token =>
            {
                token.WaitHandle.WaitOne();
                told.SetResult();
                return Task.CompletedTask;
            }
        );

        await Wait.UntilAsync(() => told.Task.IsCompleted, () => _time.Advance(TimeSpan.FromSeconds(1)));
        await overdue.WaitAsync(Bound, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_handler_that_comes_back_late_neither_runs_the_queue_a_second_time_nor_stays_counted()
    {
        var order = new ConcurrentQueue<int>();
        var late = new TaskCompletionSource();
        var calls = Enumerable
            .Range(1, ChannelQueues.MaxOverdue)
            .Select(i => _queues.Enqueue("a", new Snowflake((ulong)i), Handler, _ => late.Task))
            .ToList();
        await Wait.UntilAsync(() => calls.TrueForAll(call => call.IsCompleted), () => _time.Advance(TimeSpan.FromSeconds(1)));
        Assert.True(_queues.IsStuck("a", Handler));
        Assert.False(_queues.IsStuck("b", Handler));
        var next = _queues.Enqueue("a", new Snowflake(1), Handler, _ => Note(order, 1));

        late.SetResult();

        await Wait.UntilAsync(() => !_queues.IsStuck("a", Handler));
        await next.WaitAsync(Bound, TestContext.Current.CancellationToken);
        Assert.Equal([1], order);
    }

    private static Task Note(ConcurrentQueue<int> order, int number)
    {
        order.Enqueue(number);
        return Task.CompletedTask;
    }

    private Task Block(TaskCompletionSource? started = null)
    {
        started?.SetResult();
        _blocked.Wait();
        return Task.CompletedTask;
    }
}
