using System.Collections.Concurrent;

namespace DCTicket.Host.Jobs;

/// <summary>The jobs that plugins want to run soon: each is requested once until its run starts.</summary>
internal sealed class JobRequests
{
    private readonly ConcurrentDictionary<(string Plugin, string Job), byte> _pending = new();
    private Action<string, string>? _run;

    /// <summary>Requests a run.</summary>
    public void Add(string plugin, string job)
    {
        if (_pending.TryAdd((plugin, job), 0))
            Volatile.Read(ref _run)?.Invoke(plugin, job);
    }

    /// <summary>A run of the job starts: what is requested from now on needs another one.</summary>
    public void Remove(string plugin, string job) => _pending.TryRemove((plugin, job), out _);

    /// <summary>Passes no more requests on; the scheduler would refuse them.</summary>
    public void Stop() => Volatile.Write(ref _run, null);

    /// <summary>Passes requests on, those from before included.</summary>
    public void Start(Action<string, string> run)
    {
        Volatile.Write(ref _run, run);
        foreach (var (plugin, job) in _pending.Keys)
            run(plugin, job);
    }
}
