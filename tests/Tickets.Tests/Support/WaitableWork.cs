using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests;

/// <summary>Runs background work as the host does, and can be waited for.</summary>
internal sealed class WaitableWork(IServiceScopeFactory scopes) : IBackgroundWork, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stop = new();

    public Task StartAsync<TService>(Func<TService, CancellationToken, Task> work)
        where TService : class
    {
        // The next start continues.
        if (_stop.IsCancellationRequested)
            return Task.CompletedTask;
        var task = Task.Run(() => RunAsync(work));
        _running[task] = true;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return task;
    }

    // No work of Tickets has an order.
    public Task StartAsync<TService>(string key, Func<TService, CancellationToken, Task> work)
        where TService : class => throw new NotSupportedException();

    /// <summary>Waits until no work is running.</summary>
    public async Task IdleAsync()
    {
        while (_running.Keys.FirstOrDefault() is { } work)
        {
            await work;
            _running.TryRemove(work, out _);
        }
    }

    /// <summary>Cancels the work and waits for its end.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await IdleAsync();
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync<TService>(Func<TService, CancellationToken, Task> work)
        where TService : class
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TService>(), _stop.Token);
        }
        catch (Exception)
        {
            // The host would log it; the next sweep repeats it.
        }
    }
}
