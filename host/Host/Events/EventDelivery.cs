using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>
/// Delivers one durable event to one handler. A handler has 30 seconds, even if it blocks its thread. An overdue handler is never started
/// again concurrently: its event is parked until it returns, and then handled or retried.
/// </summary>
internal sealed partial class EventDelivery(
    Subscriptions subscriptions,
    DurableHandlerInvoker invoker,
    HandlerResults results,
    TimeProvider time,
    ILogger<EventDelivery> logger
)
{
    public const int MaxAttempts = 10;
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxTimeToStop = TimeSpan.FromSeconds(1);
    private static readonly string TooLong = $"It did not return within {MaxTime.TotalSeconds:0} seconds. Longer work goes into a job.";

    private readonly LogThrottle _failures = new(time, perHour: 20);

    /// <summary>Delivers; ends when the handler has returned.</summary>
    public async Task DeliverAsync(Outbox outbox, DeliverySlot slot, CancellationToken stopping)
    {
        if (await outbox.FindAsync(slot.Row.Id, stopping) is not { } row)
            return;
        if (subscriptions.Find(row.Subscriber) is var (plugin, handler))
            await DeliverAsync(outbox, slot, row, new Subscriber(plugin, handler), stopping);
        else if (subscriptions.Runs(slot.Row.Plugin))
            await ParkAsync(outbox, row, stopping);
    }

    private async Task DeliverAsync(Outbox outbox, DeliverySlot slot, OutboxRow row, Subscriber subscriber, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(MaxTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        // On another thread, since a handler may block it.
        var run = Task.Run(
            () => invoker.InvokeAsync(subscriber.Plugin, subscriber.Handler, row, either.Token, stopping),
            CancellationToken.None
        );
        await run.WaitAsync(MaxTime + MaxTimeToStop, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var attempts = row.Attempts + 1;
        if (!run.IsCompleted)
        {
            await SetAsideAsync(outbox, slot, row, subscriber, attempts, stopping);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (run.IsCompletedSuccessfully)
        {
            results.RecordSuccess(subscriber.Plugin.Id, subscriber.Handler.Name);
            await outbox.DeleteAsync(row.Id, stopping);
            return;
        }

        stopping.ThrowIfCancellationRequested();
        var failure = run.IsCanceled && limit.IsCancellationRequested ? new TimeoutException(TooLong) : await CatchAsync(run);
        await FailAsync(outbox, row, subscriber, attempts, failure, stopping);
    }

    private static async Task<Exception> CatchAsync(Task failed)
    {
        try
        {
            await failed;
            throw new InvalidOperationException("The task has not failed.");
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task SetAsideAsync(
        Outbox outbox,
        DeliverySlot slot,
        OutboxRow row,
        Subscriber subscriber,
        int attempts,
        CancellationToken stopping
    )
    {
        LogNotReturned(logger, row.Subscriber, row.EventType, MaxTime.TotalSeconds);
        results.RecordFailure(subscriber.Plugin.Id, subscriber.Handler.Name, new TimeoutException(TooLong));
        await outbox.PutOffAsync(row.Id, attempts, null, TooLong, stopping);
        slot.IsSetAside = true;
        outbox.Signal();
    }

    private async Task FailAsync(
        Outbox outbox,
        OutboxRow row,
        Subscriber subscriber,
        int attempts,
        Exception failure,
        CancellationToken stopping
    )
    {
        var parked = attempts >= MaxAttempts;
        results.RecordFailure(subscriber.Plugin.Id, subscriber.Handler.Name, failure);
        if (parked || _failures.ShouldLog($"{row.Subscriber}/{failure.GetType()}", out _))
            LogFailed(
                logger,
                failure,
                row.Subscriber,
                row.EventType,
                attempts,
                MaxAttempts,
                parked ? "the event is parked" : "it is tried again"
            );
        var delay = TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, attempts)));
        await outbox.PutOffAsync(row.Id, attempts, parked ? null : time.GetUtcNow() + delay, failure.Message, stopping);
    }

    // It is gone until the next start, and must not block later events.
    private async Task ParkAsync(Outbox outbox, OutboxRow row, CancellationToken stopping)
    {
        LogNoHandler(logger, row.Subscriber, row.EventType);
        await outbox.PutOffAsync(row.Id, row.Attempts, null, "The plugin has no handler of this name any more.", stopping);
    }

    private sealed record Subscriber(LoadedPlugin Plugin, EventSubscriber Handler);

    [LoggerMessage(LogLevel.Error, "{Subscriber} failed to handle {EventType} (attempt {Attempt} of {MaxAttempts}); {Outcome}")]
    private static partial void LogFailed(
        ILogger logger,
        Exception exception,
        string subscriber,
        string eventType,
        int attempt,
        int maxAttempts,
        string outcome
    );

    [LoggerMessage(
        LogLevel.Error,
        "{Subscriber} did not return within {Seconds} seconds after {EventType}; the event is parked while it runs, and later "
            + "events are delivered. Pass on the cancellation token, and do not block the thread"
    )]
    private static partial void LogNotReturned(ILogger logger, string subscriber, string eventType, double seconds);

    [LoggerMessage(LogLevel.Warning, "The handler {Subscriber} no longer exists; {EventType} is parked")]
    private static partial void LogNoHandler(ILogger logger, string subscriber, string eventType);
}
