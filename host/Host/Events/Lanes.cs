using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Host.Events;

/// <summary>
/// Runs work in lanes: one after the other within a plugin's channel, side by side otherwise. Work that takes longer than its time loses
/// its turn and goes on by itself, so that it cannot hold up the channel.
/// </summary>
internal sealed class Lanes(TimeProvider time)
{
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Plugin, Snowflake Channel), Lane> _busy = [];
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>
    /// Queues work; the task ends with its turn and never fails. What work throws is its own affair: it catches and logs.
    /// </summary>
    public Task Enqueue(string plugin, Snowflake channel, Func<Task> work)
    {
        var turn = new LaneTurn(work);
        var key = (plugin, channel);
        Lane? lane;
        lock (_gate)
        {
            if (_busy.TryGetValue(key, out lane))
            {
                lane.Waiting.Enqueue(turn);
                return turn.Task;
            }

            _busy[key] = lane = new Lane(this, key, turn);
        }

        // Not here: the caller must get on, whatever the work does first.
        ThreadPool.UnsafeQueueUserWorkItem(lane, preferLocal: false);
        return turn.Task;
    }

    /// <summary>Runs work in no lane; it returns as soon as it has to wait.</summary>
    public void Run(Func<Task> work) => Track(work());

    /// <summary>Waits until all that is in hand is done, or the time is over.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        Task[] lanes;
        lock (_gate)
            lanes = [.. _busy.Values.Select(lane => (lane.Waiting.LastOrDefault() ?? lane.Current).Task)];
        await Task.WhenAny(Task.WhenAll([.. lanes, .. _running.Keys]), Task.Delay(atMost, time)).ConfigureAwait(false);
    }

    private async Task RunAsync(Lane lane)
    {
        do
        {
            var turn = lane.Current;
            if (Start(turn.Work) is { IsCompleted: false } running)
            {
                Track(running);
                await running.WaitAsync(Turn, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            turn.SetResult();
        }
        while (TakeNext(lane));
    }

    private bool TakeNext(Lane lane)
    {
        lock (_gate)
        {
            if (lane.Waiting.TryDequeue(out var next))
            {
                lane.Current = next;
                return true;
            }

            _busy.Remove(lane.Key);
            return false;
        }
    }

    private static Task Start(Func<Task> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    private void Track(Task task)
    {
        if (task.IsCompleted)
            return;
        _running.TryAdd(task, 0);
        task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>A channel of a plugin in which there is something to do.</summary>
    private sealed class Lane(Lanes lanes, (string Plugin, Snowflake Channel) key, LaneTurn first) : IThreadPoolWorkItem
    {
        public (string Plugin, Snowflake Channel) Key => key;

        public LaneTurn Current { get; set; } = first;

        public Queue<LaneTurn> Waiting { get; } = [];

        public void Execute() => _ = lanes.RunAsync(this);
    }

    private sealed class LaneTurn(Func<Task> work) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public Func<Task> Work => work;
    }
}
