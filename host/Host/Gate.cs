using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>What is asked of the gateway, and where its events go.</summary>
internal static partial class Gate
{
    private const int Guilds = 1 << 0;
    private const int GuildMembers = 1 << 1;
    private const int GuildMessages = 1 << 9;
    private const int GuildMessageReactions = 1 << 10;
    private const int MessageContent = 1 << 15;

    public static GatewayOptions Options(Application application, EventDispatcher events, InteractionDispatcher interactions, ILogger log)
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
        var wanted = events.Wanted.ToHashSet();
        if (wanted.Any(name => name.StartsWith("MESSAGE_REACTION_", StringComparison.Ordinal)))
            intents |= GuildMessageReactions;
        return new GatewayOptions
        {
            Intents = intents,
            Events = wanted.Append("INTERACTION_CREATE").Append("READY").ToHashSet(),
            OnDispatch = dispatch =>
            {
                if (dispatch.Event == "INTERACTION_CREATE")
                    interactions.Dispatch(dispatch.Data);
                else if (dispatch.Event == "READY")
                    LogReady(log);
                else
                    events.Dispatch(dispatch);
            },
        };
    }

    [LoggerMessage(LogLevel.Information, "Ready: connected to Discord")]
    private static partial void LogReady(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The Message Content intent is off: the archive and the transcripts will lack what people write. Turn it on in the developer portal, under Bot")]
    private static partial void LogNoContent(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The Server Members intent is off: the bot does not notice when somebody leaves. Turn it on in the developer portal, under Bot")]
    private static partial void LogNoMembers(ILogger logger);
}
