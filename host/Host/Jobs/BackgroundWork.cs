using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Jobs;

/// <summary>Runs the background work of one plugin.</summary>
internal sealed partial class BackgroundWork(
    IServiceScopeFactory scopes,
    PluginDefinition plugin,
    HandlerResults results,
    TimeProvider time,
    ILogger<BackgroundWork> logger
) : IBackgroundWork, IAsyncDisposable, IDisposable
{
    /// <summary>How long work may go on after the stop of the host.</summary>
    public static readonly TimeSpan MaxGrace = TimeSpan.FromSeconds(2);

    private readonly LogThrottle _failures = new(time, perHour: 4);
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly Dictionary<string, Task> _last = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();

    public Task StartAsync<TService>(Func<TService, CancellationToken, Task> work)
        where TService : class => Track(() => RunAsync(work));

    public Task StartAsync<TService>(string key, Func<TService, CancellationToken, Task> work)
        where TService : class
    {
        lock (_lock)
        {
            var before = _last.GetValueOrDefault(key, Task.CompletedTask);
            var task = Track(async () =>
            {
                await before;
                await RunAsync(work);
            });
            _last[key] = task;
            _ = task.ContinueWith(_ => Forget(key, task), TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>Waits for running work, then cancels it and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        try
        {
            await IdleAsync().WaitAsync(MaxGrace, time);
        }
        catch (TimeoutException)
        {
            // It is cancelled now.
        }

        await DisposeAsync();
    }

    // Cancelled and not disposed: late work may still read its token.
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await IdleAsync();
    }

    public void Dispose() => _stop.Cancel();

    private async Task IdleAsync()
    {
        while (_running.Keys.FirstOrDefault() is { } work)
        {
            await work;
            _running.TryRemove(work, out _);
        }
    }

    private Task Track(Func<Task> work)
    {
        if (_stop.IsCancellationRequested)
            return Task.CompletedTask;
        // Not on this thread: the work may block it.
        var task = Task.Run(work);
        _running[task] = 0;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return task;
    }

    private void Forget(string key, Task task)
    {
        lock (_lock)
        {
            if (_last.GetValueOrDefault(key) == task)
                _last.Remove(key);
        }
    }

    private async Task RunAsync<TService>(Func<TService, CancellationToken, Task> work)
        where TService : class
    {
        var name = typeof(TService).Name;
        using var execution = ExecutionMark.Begin(plugin.Mark);
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TService>(), _stop.Token);
            results.RecordSuccess(plugin.Id, name);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception e)
        {
            results.RecordFailure(plugin.Id, name, e);
            if (_failures.ShouldLog($"{name}/{e.GetType()}", out var suppressed))
                LogFailed(e, plugin.Id, name, suppressed);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: background work {Work} failed ({Suppressed} similar messages suppressed)")]
    private partial void LogFailed(Exception exception, string plugin, string work, int suppressed);
}
