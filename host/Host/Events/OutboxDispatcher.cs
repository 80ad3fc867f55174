using DCTicket.Discord.Connection;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>
/// Delivers durable events from a plugin's outbox to each handler: in order per ticket, with retries, and parked after ten attempts. Each
/// outbox has its own loop; deliveries of other plugins or tickets are never waited for.
/// </summary>
internal sealed partial class OutboxDispatcher(
    PluginRegistry plugins,
    EventDelivery delivery,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly RunningDeliveries _running = new();
    private readonly LogThrottle _failures = new(time, perHour: 20);
    private List<Outbox> _outboxes = [];

    /// <summary>Cancels running handlers, and waits for them for a limited time.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Tasks)
            .WaitAsync(StopWithin, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _outboxes =
        [
            .. plugins.Active.Where(plugin => plugin.Database is not null).Select(plugin => new Outbox(plugin.Id, plugin.Database!, time)),
        ];
        // On other threads, since SQLite blocks them.
        return Task.WhenAll(_outboxes.Select(outbox => Task.Run(() => DispatchAsync(outbox, stoppingToken), CancellationToken.None)));
    }

    private async Task DispatchAsync(Outbox outbox, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await outbox.PrepareAsync(stopping);
                foreach (var row in await outbox.FindDueAsync(plugins.Active.Select(plugin => plugin.Id), stopping))
                    Start(outbox, row, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The rows remain, and are delivered after the next start.
                return;
            }
            catch (Exception e)
            {
                Report(outbox, e);
            }

            await outbox.WaitAsync(Poll, stopping);
        }
    }

    private void Start(Outbox outbox, DueRow row, CancellationToken stopping)
    {
        if (_running.TryStart(outbox.Publisher, row) is { } slot)
            slot.Task = Task.Run(() => DeliverAsync(outbox, slot, stopping), CancellationToken.None);
    }

    private async Task DeliverAsync(Outbox outbox, DeliverySlot slot, CancellationToken stopping)
    {
        var handled = false;
        try
        {
            await delivery.DeliverAsync(outbox, slot, stopping);
            handled = true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Delivered after the next start.
        }
        catch (Exception e)
        {
            // The outbox cannot be written; retried at the next poll.
            Report(outbox, e);
        }

        if (_running.End(slot))
            _outboxes.ForEach(other => other.Signal());
        else if (handled)
            outbox.Signal();
    }

    private void Report(Outbox outbox, Exception exception)
    {
        if (_failures.ShouldLog($"{outbox.Publisher}/{exception.GetType()}", out var suppressed))
            LogOutboxFailed(exception, outbox.Publisher, suppressed);
    }

    [LoggerMessage(LogLevel.Error, "Failed to read or write the outbox of {Plugin}; retrying ({Suppressed} similar messages suppressed)")]
    private partial void LogOutboxFailed(Exception exception, string plugin, int suppressed);
}
