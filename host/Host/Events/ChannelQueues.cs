using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>
/// Runs the handlers of events: one after the other within a plugin's channel, side by side otherwise. The token of one that takes too long
/// is cancelled, and its queue goes on without it, whether it awaits or blocks its thread.
/// </summary>
internal sealed partial class ChannelQueues(TimeProvider time, ILogger<ChannelQueues> log) : IDisposable
{
    public static readonly TimeSpan MaxHandlerTime = TimeSpan.FromSeconds(30);

    /// <summary>So many calls of one handler may be overdue at a time, since each may hold a thread for ever.</summary>
    public const int MaxOverdue = 16;

    // A timer may fire a little before its time.
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
    /// Queues a call of a handler. The task ends with the call, or when its time is over; it never fails. What a handler throws is logged
    /// by whoever queues it.
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

        // Not here: the caller must get on, whatever the handler does first.
        ThreadPool.UnsafeQueueUserWorkItem(queue, preferLocal: false);
        return work.Task;
    }

    /// <summary>Runs work in no queue; it returns as soon as it has to wait.</summary>
    public void RunUnordered(Func<Task> work)
    {
        var task = work();
        if (task.IsCompleted)
            return;
        _unordered.TryAdd(task, 0);
        task.ContinueWith(done => _unordered.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Whether so many calls of a handler are overdue that it gets no more until one of them ends.</summary>
    public bool IsStuck(string plugin, string handler) =>
        !_overdue.IsEmpty && _overdue.TryGetValue($"{plugin}/{handler}", out var count) && count >= MaxOverdue;

    /// <summary>Waits until all that is in hand is done, or the time is over.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        Task[] queues;
        lock (_gate)
            queues = [.. _busy.Values.Select(queue => (queue.Waiting.LastOrDefault() ?? queue.Current).Task)];
        await Task.WhenAny(Task.WhenAll([.. queues, .. _unordered.Keys]), Task.Delay(atMost, time)).ConfigureAwait(false);
    }

    private async Task RunAsync(ChannelQueue queue)
    {
        do
        {
            var work = queue.Current;
            await work.RunAsync(time.GetTimestamp()).ConfigureAwait(false);
            if (!work.TryEnd())
            {
                // It was overdue, and another thread goes on with the queue.
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

    // A timer instead of a thread per call: a call that stays within its time costs no change of threads.
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
                log,
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
        "{Plugin}: {Handler} {What} after {MaxHandlerTime}; its token is cancelled, and the channel's next event comes all the same. "
            + "Longer work belongs in a job ({Suppressed} similar messages suppressed)"
    )]
    private static partial void LogOverdue(
        ILogger logger,
        string plugin,
        string handler,
        TimeSpan maxHandlerTime,
        string what,
        int suppressed
    );

    /// <summary>A channel of a plugin in which there is something to do.</summary>
    private sealed class ChannelQueue(ChannelQueues queues, (string Plugin, Snowflake Channel) key, QueuedWork first) : IThreadPoolWorkItem
    {
        public (string Plugin, Snowflake Channel) Key => key;

        public QueuedWork Current { get; set; } = first;

        public Queue<QueuedWork> Waiting { get; } = [];

        public void Execute() => _ = queues.RunAsync(this);
    }
}
