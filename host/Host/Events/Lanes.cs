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
    private readonly Dictionary<(string Plugin, Snowflake Channel), Task> _last = [];
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>
    /// Queues work; the task ends with its turn and never fails. What work throws is its own affair: it catches and logs.
    /// </summary>
    public Task Enqueue(string plugin, Snowflake channel, Func<Task> work)
    {
        var key = (plugin, channel);
        lock (_gate)
        {
            var turn = TakeTurnAsync(_last.GetValueOrDefault(key, Task.CompletedTask), work);
            _last[key] = turn;
            // Not before the assignment above: the turn may be over already.
            turn.ContinueWith(done => Forget(key, done), TaskScheduler.Default);
            return turn;
        }
    }

    /// <summary>Runs work in no lane; it returns as soon as it has to wait.</summary>
    public void Run(Func<Task> work) => Track(work());

    /// <summary>Waits until all that is in hand is done, or the time is over.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        Task[] lanes;
        lock (_gate)
            lanes = [.. _last.Values];
        await Task.WhenAny(Task.WhenAll([.. lanes, .. _running.Keys]), Task.Delay(atMost, time)).ConfigureAwait(false);
    }

    private async Task TakeTurnAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var running = Track(work());
        await running.WaitAsync(Turn, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task Track(Task task)
    {
        _running.TryAdd(task, 0);
        task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return task;
    }

    private void Forget((string Plugin, Snowflake Channel) key, Task done)
    {
        lock (_gate)
        {
            if (_last.GetValueOrDefault(key) == done)
                _last.Remove(key);
        }
    }
}
