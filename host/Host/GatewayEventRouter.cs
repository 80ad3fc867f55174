using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Sessions;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>Which events are asked of the gateway, and to whom they go.</summary>
internal sealed partial class GatewayEventRouter(
    EventDispatcher events,
    InteractionDispatcher interactions,
    GuildResync guildResync,
    GuildCache cache,
    ILogger<GatewayEventRouter> log
)
{
    private bool _wasReady;

    /// <summary>The names of the events that somebody wants.</summary>
    public IReadOnlySet<string> Wanted =>
        events.Wanted.Concat(GuildCache.Events).Append("INTERACTION_CREATE").Append("READY").Append("RESUMED").ToHashSet();

    /// <summary>Whether somebody gets an event, as far as its channel tells; asked before it is parsed and copied.</summary>
    public bool IsNeeded(string name, ReadOnlySpan<byte> data) => events.IsNeeded(name, data);

    /// <summary>Hands an event on; the task ends when the last handler has had it.</summary>
    /// <param name="dispatch">The event.</param>
    /// <param name="stop">Ends what follows from it beside the handlers.</param>
    public Task RouteAsync(GatewayDispatch dispatch, CancellationToken stop)
    {
        switch (dispatch.Event)
        {
            // An interaction expires after three seconds: bringing it once more would be too late, so it counts as handled.
            case "INTERACTION_CREATE":
                interactions.Dispatch(dispatch.Data, dispatch.IsReplay);
                return Task.CompletedTask;
            case "READY":
                _wasReady = true;
                LogReady(log);
                return Task.CompletedTask;
            case "RESUMED" when !_wasReady:
                _wasReady = true;
                LogReadyAgain(log);
                _ = guildResync.RunAsync(stop);
                return Task.CompletedTask;
            default:
                // Before those who act on it look there.
                cache.Apply(dispatch);
                return events.Dispatch(dispatch);
        }
    }

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord")]
    private static partial void LogReady(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord, which told what happened while the bot was away")]
    private static partial void LogReadyAgain(ILogger logger);
}
