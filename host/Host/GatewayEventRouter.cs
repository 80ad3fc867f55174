using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Sessions;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>Selects the gateway events and routes them to the dispatchers.</summary>
internal sealed partial class GatewayEventRouter(
    EventDispatcher events,
    InteractionDispatcher interactions,
    GuildResync guildResync,
    GuildCache cache,
    ILogger<GatewayEventRouter> logger
)
{
    private bool _wasReady;

    /// <summary>The names of the needed events.</summary>
    public IReadOnlySet<string> Wanted =>
        events.Wanted.Concat(GuildCache.Events).Append("INTERACTION_CREATE").Append("READY").Append("RESUMED").ToHashSet();

    /// <summary>Whether an event of this channel is needed; called before it is parsed and copied.</summary>
    public bool IsNeeded(string name, ReadOnlySpan<byte> data) => events.IsNeeded(name, data);

    /// <summary>Routes an event; the task ends when the last handler has handled it.</summary>
    /// <param name="dispatch">The event.</param>
    /// <param name="stop">Cancels follow-up work other than handlers.</param>
    public Task RouteAsync(GatewayDispatch dispatch, CancellationToken stop)
    {
        switch (dispatch.Event)
        {
            // An interaction expires after three seconds, so a replay would be too late: it counts as handled at once.
            case "INTERACTION_CREATE":
                interactions.Dispatch(dispatch.Data, dispatch.IsReplay);
                return Task.CompletedTask;
            case "READY":
                _wasReady = true;
                LogReady();
                return Task.CompletedTask;
            case "RESUMED" when !_wasReady:
                _wasReady = true;
                LogReadyAgain();
                _ = guildResync.RunAsync(stop);
                return Task.CompletedTask;
            default:
                // Before the handlers, which read the cache.
                cache.Apply(dispatch);
                return events.Dispatch(dispatch);
        }
    }

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord; missed events were replayed")]
    private partial void LogReadyAgain();
}
