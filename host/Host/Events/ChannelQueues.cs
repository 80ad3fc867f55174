using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>
/// Runs event handlers: in order per plugin and channel, otherwise concurrently. The token of an overdue handler is cancelled, and its
/// queue continues without it, even if it blocks its thread.
/// </summary>
internal sealed partial class ChannelQueues(TimeProvider time, ILogger<ChannelQueues> logger) : IDisposable
{
    public static readonly TimeSpan MaxHandlerTime = TimeSpan.FromSeconds(30);

    /// <summary>The maximum number of overdue calls per handler, since each may block a thread forever.</summary>
    public const int MaxOverdue = 16;

    // A timer may fire slightly early.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Plugin, Snowflake Channel), ChannelQueue> _busy = [];
    private readonly ConcurrentDictionary<string, int> _overdue = new();
    private readonly ConcurrentDictionary<Task, byte> _unordered = new();
    private readonly LogThrottle _complaints = new(time);
    private ITimer? _watch;
    private bool _isWatching;

    public void Dispose() => _watch?.Dispose();

    /// <summary>
    /// Queues a call of a handler. The task ends with the call, or when the call is overdue; it never fails. The caller logs exceptions.
    /// </summary>
    public Task Enqueue(string plugin, Snowflake channel, string handler, Func<CancellationToken, Task> call)
    {
        var work = new QueuedWork(handler, call);
        var key = (plugin, channel);
        ChannelQueue? queue;
        lock (_gate)
        {
            if (_busy.TryGetValue(key, out queue))
            {
                queue.Waiting.Enqueue(work);
                return work.Task;
            }

            _busy[key] = queue = new ChannelQueue(this, key, work);
            if (!_isWatching)
                WatchAgainIn(MaxHandlerTime);
        }

        // Not on this thread: a handler may block it.
        ThreadPool.UnsafeQueueUserWorkItem(queue, preferLocal: false);
        return work.Task;
    }

    /// <summary>Runs work without a queue; returns at the first await.</summary>
    public void RunUnordered(Func<Task> work)
    {
        var task = work();
        if (task.IsCompleted)
            return;
        _unordered.TryAdd(task, 0);
        task.ContinueWith(done => _unordered.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Whether the handler has so many overdue calls that it receives no events until one ends.</summary>
    public bool IsStuck(string plugin, string handler) =>
        !_overdue.IsEmpty && _overdue.TryGetValue($"{plugin}/{handler}", out var count) && count >= MaxOverdue;

    /// <summary>Waits until all queued work is done, or the time limit is over.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        Task[] queues;
        lock (_gate)
            queues = [.. _busy.Values.Select(queue => (queue.Waiting.LastOrDefault() ?? queue.Current).Task)];
        await Task.WhenAny(Task.WhenAll([.. queues, .. _unordered.Keys]), Task.Delay(atMost, time));
    }

    private async Task RunAsync(ChannelQueue queue)
    {
        do
        {
            var work = queue.Current;
            await work.RunAsync(time.GetTimestamp());
            if (!work.TryEnd())
            {
                // It was overdue, and another thread continues the queue.
                CountOverdue(queue, work, -1);
                return;
            }
        } while (TakeNext(queue));
    }

    private bool TakeNext(ChannelQueue queue)
    {
        lock (_gate)
        {
            if (queue.Waiting.TryDequeue(out var next))
            {
                queue.Current = next;
                return true;
            }

            _busy.Remove(queue.Key);
            return false;
        }
    }

    // A timer instead of a thread per call: a call in time causes no thread switch.
    private void WatchAgainIn(TimeSpan wait)
    {
        _watch ??= time.CreateTimer(_ => GoOnWithoutOverdue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _isWatching = _watch.Change(wait + TimerSlack, Timeout.InfiniteTimeSpan);
    }

    private void GoOnWithoutOverdue()
    {
        List<(ChannelQueue Queue, QueuedWork Work)> overdue = [];
        lock (_gate)
        {
            _isWatching = false;
            var wait = MaxHandlerTime;
            foreach (var queue in _busy.Values)
            {
                var left = MaxHandlerTime - queue.Current.Elapsed(time);
                if (left <= TimeSpan.Zero)
                    overdue.Add((queue, queue.Current));
                else if (left < wait)
                    wait = left;
            }

            if (_busy.Count > 0)
                WatchAgainIn(wait);
        }

        foreach (var (queue, work) in overdue)
        {
            if (work.TryEnd())
                GoOnWithout(queue, work);
        }
    }

    private void GoOnWithout(ChannelQueue queue, QueuedWork work)
    {
        CountOverdue(queue, work, 1);
        if (_complaints.ShouldLog($"{queue.Key.Plugin}/{work.Handler}", out var suppressed))
            LogOverdue(
                logger,
                queue.Key.Plugin,
                work.Handler,
                MaxHandlerTime,
                work.HoldsThread ? "blocks its thread" : "has not ended",
                suppressed
            );
        work.Cancel();
        if (TakeNext(queue))
            ThreadPool.UnsafeQueueUserWorkItem(queue, preferLocal: false);
    }

    private void CountOverdue(ChannelQueue queue, QueuedWork work, int by)
    {
        var handler = $"{queue.Key.Plugin}/{work.Handler}";
        if (_overdue.AddOrUpdate(handler, by, (_, count) => count + by) == 0)
            _overdue.TryRemove(KeyValuePair.Create(handler, 0));
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Plugin}: {Handler} {What} after {MaxHandlerTime}; its token was cancelled, and the next event of the channel is "
            + "delivered. Use a job for longer work ({Suppressed} similar messages suppressed)"
    )]
    private static partial void LogOverdue(
        ILogger logger,
        string plugin,
        string handler,
        TimeSpan maxHandlerTime,
        string what,
        int suppressed
    );

    /// <summary>A queue of a plugin's channel.</summary>
    private sealed class ChannelQueue(ChannelQueues queues, (string Plugin, Snowflake Channel) key, QueuedWork first) : IThreadPoolWorkItem
    {
        public (string Plugin, Snowflake Channel) Key => key;

        public QueuedWork Current { get; set; } = first;

        public Queue<QueuedWork> Waiting { get; } = [];

        public void Execute() => _ = queues.RunAsync(this);
    }
}
