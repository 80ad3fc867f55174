using System.Collections.Concurrent;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Events;
using DCTicket.Discord.Json;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Events;

/// <summary>Dispatches Discord events to the subscribed plugins, in order per channel.</summary>
internal sealed partial class EventDispatcher(
    PluginRegistry plugins,
    ChannelQueues queues,
    HandlerResults results,
    TimeProvider time,
    ILogger<EventDispatcher> logger
)
{
    private readonly ConcurrentDictionary<Type, (LoadedPlugin Plugin, EventSubscriber[] Handlers)[]> _subscribers = new();
    private readonly ConcurrentDictionary<string, WantedChannels> _channels = new();
    private readonly LogThrottle _complaints = new(time);
    private readonly LogThrottle _failures = new(time, perHour: 20);
    private readonly LogThrottle _stuck = new(time);

    /// <summary>The types of subscribed events.</summary>
    public IReadOnlySet<Type> Events =>
        plugins.Active.SelectMany(plugin => plugin.EventHandlers).Select(handler => handler.Event).ToHashSet();

    /// <summary>The gateway names of subscribed events.</summary>
    public IEnumerable<string> Wanted => Events.SelectMany(type => DiscordEventReader.Names.GetValueOrDefault(type, [])).Distinct();

    /// <summary>Whether a plugin is subscribed to an event of this channel; called before it is parsed and copied.</summary>
    public bool IsNeeded(string name, ReadOnlySpan<byte> data) => _channels.GetOrAdd(name, FindChannels).MayBeIn(data);

    /// <summary>Queues an event for its subscribers; the task ends when the last one has handled it.</summary>
    public Task Dispatch(GatewayDispatch dispatch)
    {
        DiscordEvent? e;
        try
        {
            e = DiscordEventReader.Read(dispatch);
        }
        catch (Exception exception) when (MalformedPayload.IsCausedBy(exception))
        {
            if (_complaints.ShouldLog(dispatch.Event, out var suppressed))
                LogMalformed(exception, dispatch.Event, suppressed);
            return Task.CompletedTask;
        }

        if (e is null)
            return Task.CompletedTask;
        // Constant while the host runs: plugins are only loaded at start.
        var all = _subscribers.GetOrAdd(e.GetType(), Subscribers);
        if (all is [var (one, its)])
            return Enqueue(one, its, e);
        var handled = new List<Task>();
        foreach (var (plugin, handlers) in all)
            handled.Add(Enqueue(plugin, handlers, e));
        return Task.WhenAll(handled);
    }

    private WantedChannels FindChannels(string name) =>
        ChannelFilter.CanRead(name)
            ? WantedChannels.Of([
                .. plugins
                    .Active.SelectMany(plugin => plugin.EventHandlers)
                    .Where(handler => DiscordEventReader.Names.GetValueOrDefault(handler.Event, []).Contains(name)),
            ])
            : WantedChannels.All;

    private (LoadedPlugin Plugin, EventSubscriber[] Handlers)[] Subscribers(Type type) =>
        [
            .. plugins
                .Active.Select(plugin => (Plugin: plugin, Handlers: plugin.EventHandlers.Where(handler => handler.Event == type).ToArray()))
                .Where(subscriber => subscriber.Handlers.Length > 0),
        ];

    // Plugins that were turned off since receive nothing. All handlers of a plugin share the channel's queue, so the last one ends last.
    private Task Enqueue(LoadedPlugin plugin, EventSubscriber[] handlers, DiscordEvent e)
    {
        var last = Task.CompletedTask;
        if (!plugins.IsActive(plugin))
            return last;
        foreach (var handler in handlers)
        {
            if (handler.Channels?.MayContain(((IChannelEvent)e).Channel) != false)
                last = queues.Enqueue(plugin.Id, e.QueueKey, handler.Name, timeout => HandleAsync(plugin, handler, e, timeout));
        }

        return last;
    }

    private async Task HandleAsync(LoadedPlugin plugin, EventSubscriber handler, DiscordEvent e, CancellationToken timeout)
    {
        if (queues.IsStuck(plugin.Id, handler.Name))
        {
            if (_stuck.ShouldLog($"{plugin.Id}/{handler.Name}", out var more))
                LogTooManyOverdue(plugin.Id, handler.Name, ChannelQueues.MaxOverdue, more);
            return;
        }

        using var execution = plugin.Enter();
        try
        {
            await using var scope = plugin.Services.CreateAsyncScope();
            await InvokeAsync(scope.ServiceProvider, handler, StripCustomIdPrefix(plugin, e), timeout);
            results.RecordSuccess(plugin.Id, handler.Name);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            results.RecordFailure(plugin.Id, handler.Name, new TimeoutException("The handler timed out."));
            // The queue has logged it.
        }
        catch (Exception exception)
        {
            results.RecordFailure(plugin.Id, handler.Name, exception);
            if (_failures.ShouldLog($"{plugin.Id}/{handler.Name}/{exception.GetType()}", out var suppressed))
                LogFailed(exception, plugin.Id, handler.Name, suppressed);
        }
    }

    public static Task InvokeAsync(IServiceProvider services, EventSubscriber handler, object e, CancellationToken cancellationToken)
    {
        var feature = services.GetRequiredService(handler.Feature);
        return handler.InvokeAsync(feature, e, cancellationToken);
    }

    // Remove the plugin's prefix from custom ids.
    private static DiscordEvent StripCustomIdPrefix(LoadedPlugin plugin, DiscordEvent e) =>
        e switch
        {
            MessageCreated { Message.Components.Count: > 0 } created => created with
            {
                Message = plugin.Discord.StripCustomIdPrefix(created.Message),
            },
            MessageUpdated { Message.Components.Count: > 0 } updated => updated with
            {
                Message = plugin.Discord.StripCustomIdPrefix(updated.Message),
            },
            _ => e,
        };

    [LoggerMessage(LogLevel.Warning, "Ignored malformed {Event} ({Suppressed} similar messages suppressed)")]
    private partial void LogMalformed(Exception exception, string @event, int suppressed);

    [LoggerMessage(LogLevel.Error, "{Plugin}: {Handler} failed ({Suppressed} similar messages suppressed)")]
    private partial void LogFailed(Exception exception, string plugin, string handler, int suppressed);

    [LoggerMessage(
        LogLevel.Error,
        "{Plugin}: {MaxOverdue} calls of {Handler} are still running; it receives no events until one of them ends ({Suppressed} "
            + "similar messages suppressed)"
    )]
    private partial void LogTooManyOverdue(string plugin, string handler, int maxOverdue, int suppressed);
}
