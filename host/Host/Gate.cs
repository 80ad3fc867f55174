using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Sessions;
using DCTicket.Host.Startup;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>What is asked of the gateway, and where its events go.</summary>
internal sealed partial class Gate(
    EventDispatcher events, InteractionDispatcher interactions, AnnounceGuilds announceGuilds, PluginCatalog plugins, ILogger<Gate> log)
{
    private const int Guilds = 1 << 0;
    private const int GuildMembers = 1 << 1;
    private const int GuildMessages = 1 << 9;
    private const int GuildMessageReactions = 1 << 10;
    private const int MessageContent = 1 << 15;

    private bool _wasReady;

    /// <summary>The options of a run.</summary>
    /// <param name="application">The bot's application.</param>
    /// <param name="settings">Where Discord is.</param>
    /// <param name="sessionFile">Where the session is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends what the gate does by itself.</param>
    public GatewayOptions Options(Application application, HostSettings settings, string sessionFile, TimeProvider time, CancellationToken stop)
    {
        var intents = Intents(application);
        return new GatewayOptions
        {
            Intents = intents,
            Events = events.Wanted.Append("INTERACTION_CREATE").Append("READY").Append("RESUMED").ToHashSet(),
            IsNeeded = events.IsNeeded,
            OnDispatch = dispatch => Take(dispatch, stop),
            // The Sandbox in this process ends with it, and its sessions with it.
            Sessions = settings.Token is null ? null : new SessionFile(sessionFile, SessionOwner.Of(settings, application.Id, intents, plugins.Active), time, log),
        };
    }

    private int Intents(Application application)
    {
        var intents = Guilds | GuildMessages;
        // Asking for an intent that is not granted ends the session with close code 4014, so only granted ones are asked for.
        if (application.MayReadContent)
            intents |= MessageContent;
        else
            LogNoContent(log);
        if (application.MaySeeMembers)
            intents |= GuildMembers;
        else
            LogNoMembers(log);
        if (events.Wanted.Any(name => name.StartsWith("MESSAGE_REACTION_", StringComparison.Ordinal)))
            intents |= GuildMessageReactions;
        return intents;
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
                return events.Dispatch(dispatch);
        }
    }

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord")]
    private static partial void LogReady(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord, which told what happened while the bot was away")]
    private static partial void LogReadyAgain(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The Message Content intent is off: the archive and the transcripts will lack what people write. Turn it on in the developer portal, under Bot")]
    private static partial void LogNoContent(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The Server Members intent is off: the bot does not notice when somebody leaves. Turn it on in the developer portal, under Bot")]
    private static partial void LogNoMembers(ILogger logger);
}
