using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>
/// Goes on with a ticket at once, behind the answer to whoever clicked. What it does not get done, the sweep does: the work is in the database.
/// </summary>
internal sealed partial class TicketWorker(IServiceScopeFactory scopes, ILogger<TicketWorker> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stop = new();

    public void Start(Guid ticket)
    {
        var work = Task.Run(() => RunAsync(ticket));
        _running[work] = true;
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Waits until nothing is under way.</summary>
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
    }

    private async Task RunAsync(Guid ticket)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ContinueTicket>().RunAsync(ticket, repeat: false, cancellationToken: _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The next start goes on.
        }
        catch (Exception e)
        {
            LogFailed(e, ticket);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Going on with ticket {Ticket} failed; the sweep tries again.")]
    private partial void LogFailed(Exception exception, Guid ticket);
}
