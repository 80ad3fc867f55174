using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>
/// Delivers durable events from the outbox of the plugin that raised them to each handler: in order per ticket, again after a failure, and
/// parked after ten. A handler's own change and the note that it has had the event are saved together, so a second delivery does nothing.
/// </summary>
internal sealed partial class Relay(PluginCatalog plugins, TimeProvider time, ILogger<Relay> log) : BackgroundService
{
    private const int MaxAttempts = 10;
    private const int AtOnce = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan CleanUpEvery = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _signal = new(0);
    private readonly Dictionary<Plugin, DateTimeOffset> _cleanedAt = [];

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var publishers = plugins.Active.Where(plugin => plugin.Database is not null).ToList();
        foreach (var publisher in publishers)
            publisher.Database!.Raised = () => _signal.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var publisher in publishers)
                await DeliverSafelyAsync(publisher, stoppingToken).ConfigureAwait(false);
            await WaitAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Poll, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await _signal.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DeliverSafelyAsync(Plugin publisher, CancellationToken cancellationToken)
    {
        try
        {
            while (await DeliverAsync(publisher, cancellationToken).ConfigureAwait(false))
                cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The rows stay, and are delivered after the next start.
        }
        catch (Exception e)
        {
            LogRelayFailed(log, e, publisher.Id);
        }
    }

    /// <summary>Delivers the first event of each line that is due; false when none was.</summary>
    private async Task<bool> DeliverAsync(Plugin publisher, CancellationToken cancellationToken)
    {
        List<Waiting> waiting;
        await using (var db = publisher.Database!.CreateContext())
        {
            await CleanUpAsync(publisher, db, cancellationToken).ConfigureAwait(false);
            waiting = await db.Set<OutboxRow>().Where(row => row.DueAt != null).OrderBy(row => row.Id)
                .Select(row => new Waiting(row.Id, row.EventId, row.Subscriber, row.OrderKey, row.DueAt))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        var delivered = 0;
        // Side by side, so that a handler that hangs holds up its own line only, and not the others of this round.
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(FindDue(waiting), atOnce, async (id, token) =>
        {
            if (await DeliverAsync(publisher, id, token).ConfigureAwait(false))
                Interlocked.Increment(ref delivered);
        }).ConfigureAwait(false);
        return delivered > 0;
    }

    // A note that an event was handled is needed as long as the event itself may come again.
    private async Task CleanUpAsync(Plugin publisher, PluginDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_cleanedAt.TryGetValue(publisher, out var last) && now - last < CleanUpEvery)
            return;
        var unwanted = now - KeepFor;
        var unneeded = unwanted - KeepFor;
        await db.Set<OutboxRow>().Where(row => row.RaisedAt < unwanted).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.Set<InboxRow>().Where(row => row.HandledAt < unneeded).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        _cleanedAt[publisher] = now;
    }

    // A line is what one plugin gets of one ticket, whichever of its handlers gets it: it must not hear of a ticket's end before its beginning.
    // The handlers of one event do not wait for each other.
    private List<long> FindDue(List<Waiting> waiting)
    {
        var now = time.GetUtcNow();
        return
        [
            .. waiting.GroupBy(row => (row.Subscriber.Split('/')[0], row.OrderKey))
                .SelectMany(line => line.Where(row => row.EventId == line.First().EventId))
                .Where(row => row.DueAt <= now)
                .Select(row => row.Id),
        ];
    }

    private async Task<bool> DeliverAsync(Plugin publisher, long id, CancellationToken cancellationToken)
    {
        OutboxRow? row;
        await using (var db = publisher.Database!.CreateContext())
            row = await db.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false);
        return row is not null && await DeliverAsync(publisher, row, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> DeliverAsync(Plugin publisher, OutboxRow row, CancellationToken cancellationToken)
    {
        if (plugins.FindSubscriber(row.Subscriber) is not var (plugin, handler))
        {
            await ChangeAsync(publisher, row, r => r.DueAt = time.GetUtcNow() + TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false);
            return false;
        }

        try
        {
            await HandleAsync(plugin, handler, row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(publisher, row, e, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await using var db = publisher.Database!.CreateContext();
        await db.Set<OutboxRow>().Where(r => r.Id == row.Id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task HandleAsync(Plugin plugin, EventSubscriber handler, OutboxRow row, CancellationToken cancellationToken)
    {
        var e = JsonSerializer.Deserialize(row.Payload, handler.Event) ?? throw new JsonException($"The event {row.EventType} is null.");
        using var timeout = new CancellationTokenSource(ChannelQueues.MaxHandlerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await using var scope = plugin.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetService<PluginDbContext>();
        if (db is not null)
        {
            if (await db.Set<InboxRow>().AnyAsync(i => i.EventId == row.EventId && i.Handler == handler.Name, either.Token).ConfigureAwait(false))
                return;
            db.Add(new InboxRow { EventId = row.EventId, Handler = handler.Name, HandledAt = time.GetUtcNow() });
        }

        // One that does not heed its token must not hold up all other events.
        await EventDispatcher.InvokeAsync(scope.ServiceProvider, handler, e, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        if (db?.ChangeTracker.HasChanges() == true)
            await db.SaveChangesAsync(either.Token).ConfigureAwait(false);
    }

    private async Task FailAsync(Plugin publisher, OutboxRow row, Exception e, CancellationToken cancellationToken)
    {
        var attempts = row.Attempts + 1;
        var parked = attempts >= MaxAttempts;
        LogFailed(log, e, row.Subscriber, row.EventType, attempts, parked ? "it is parked" : "it is tried again");
        var delay = TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, attempts)));
        await ChangeAsync(publisher, row, Change, cancellationToken).ConfigureAwait(false);

        void Change(OutboxRow r)
        {
            r.Attempts = attempts;
            r.LastError = e.Message;
            r.DueAt = parked ? null : time.GetUtcNow() + delay;
        }
    }

    private static async Task ChangeAsync(Plugin publisher, OutboxRow row, Action<OutboxRow> change, CancellationToken cancellationToken)
    {
        await using var db = publisher.Database!.CreateContext();
        db.Attach(row);
        change(row);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record Waiting(long Id, Guid EventId, string Subscriber, string OrderKey, DateTimeOffset? DueAt);

    [LoggerMessage(LogLevel.Error, "{Subscriber} failed to handle {EventType} for the {Attempt}. time; {What}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string subscriber, string eventType, int attempt, string what);

    [LoggerMessage(LogLevel.Error, "The events of {PluginId} cannot be delivered at the moment")]
    private static partial void LogRelayFailed(ILogger logger, Exception exception, string pluginId);
}
