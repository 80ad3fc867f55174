using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Sessions;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>What is asked of the gateway, and where its events go.</summary>
internal sealed partial class Gate(
    EventDispatcher events,
    InteractionDispatcher interactions,
    AnnounceGuilds announceGuilds,
    Intents intents,
    GuildCache cache,
    ILogger<Gate> log)
{
    private bool _wasReady;

    /// <summary>The options of a run.</summary>
    /// <param name="application">The bot's application.</param>
    /// <param name="sessions">Keeps the session; null for nowhere.</param>
    /// <param name="stop">Ends what the gate does by itself.</param>
    public GatewayOptions Options(Application application, ISessionStore? sessions, CancellationToken stop)
    {
        intents.Begin(application);
        return new GatewayOptions
        {
            Intents = intents.AskAsync,
            Events = events.Wanted.Concat(GuildCache.Events).Append("INTERACTION_CREATE").Append("READY").Append("RESUMED").ToHashSet(),
            IsNeeded = events.IsNeeded,
            OnDispatch = dispatch => Take(dispatch, stop),
            Sessions = sessions,
        };
    }

    private Task Take(GatewayDispatch dispatch, CancellationToken stop)
    {
        switch (dispatch.Event)
        {
            // Nobody would bring it in time once more, so it counts as handled.
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
                _ = announceGuilds.RunAsync(stop);
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
