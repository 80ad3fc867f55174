using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Runs a ticket's effects at once, in the background of the response. The sweep does the rest: the work is in the database.
/// </summary>
internal sealed partial class BackgroundWork(IServiceScopeFactory scopes, ILogger<BackgroundWork> logger) : IAsyncDisposable
{
    private const int MaxSwept = 4;

    private readonly SemaphoreSlim _places = new(MaxSwept);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stop = new();

    public void Start(Guid ticket) => _ = ContinueAsync(ticket);

    /// <summary>Like <see cref="Start(Guid)"/>; the task ends when the due effects are done or postponed, and never fails.</summary>
    public Task ContinueAsync(Guid ticket) =>
        StartAsync<EffectRunner>(
            (next, cancellationToken) => next.ContinueAsync(ticket, repeat: false, cancellationToken: cancellationToken)
        );

    /// <summary>Waits until the sweep may run another ticket; disposing releases the place.</summary>
    public async Task<IDisposable> EnterSweepAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    /// <summary>Runs the effects of a ticket leased by the sweep, and releases the place.</summary>
    public void Sweep(Guid ticket, IDisposable place) =>
        _ = StartAsync<EffectRunner>(
            async (next, cancellationToken) =>
            {
                using (place)
                    await next.ContinueAsync(ticket, repeat: true, cancellationToken: cancellationToken);
            }
        );

    /// <summary>Runs other background work; it is also in the database for a sweep.</summary>
    public void Start<TService>(Func<TService, CancellationToken, Task> run)
        where TService : class => _ = StartAsync(run);

    private Task StartAsync<TService>(Func<TService, CancellationToken, Task> run)
        where TService : class
    {
        // The next start continues.
        if (_stop.IsCancellationRequested)
            return Task.CompletedTask;
        var work = Task.Run(() => RunAsync(run));
        _running[work] = true;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return work;
    }

    /// <summary>Waits until no work is running.</summary>
    public async Task IdleAsync()
    {
        while (_running.Keys.FirstOrDefault() is { } work)
        {
            await work;
            _running.TryRemove(work, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await IdleAsync();
        _stop.Dispose();
        _places.Dispose();
    }

    private async Task RunAsync<TService>(Func<TService, CancellationToken, Task> run)
        where TService : class
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await run(scope.ServiceProvider.GetRequiredService<TService>(), _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The next start continues.
        }
        catch (Exception e)
        {
            LogFailed(e, typeof(TService).Name);
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }

    [LoggerMessage(LogLevel.Error, "Background work {Work} failed; the next sweep retries it")]
    private partial void LogFailed(Exception exception, string work);
}
