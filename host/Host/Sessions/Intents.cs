using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Sessions;

/// <summary>
/// The intents to identify with: those that the events of the plugins need. Of the privileged ones only those granted to the application,
/// because Discord rejects others. An administrator may change them at any time.
/// </summary>
internal sealed partial class Intents(
    IDiscordConnection connection,
    EventDispatcher events,
    Application application,
    ILogger<Intents> logger
)
{
    private const int Guilds = 1 << 0;
    private const int GuildMembers = 1 << 1;
    private const int GuildPresences = 1 << 8;
    private const int GuildMessages = 1 << 9;
    private const int GuildMessageReactions = 1 << 10;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;
    private const int Privileged = GuildMembers | GuildPresences | MessageContent;

    private Application _application = application;
    private int? _told;
    private bool _isFresh = true;
    private int? _current;

    /// <summary>The intents of the last identify; before that, those granted at start.</summary>
    public int Current => _current ??= Granted(_application);

    /// <summary>Reads the granted intents; changes are logged.</summary>
    /// <param name="refused">The intents that Discord rejected; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<int> AskAsync(int? refused, CancellationToken cancellationToken)
    {
        try
        {
            // The start has just read them.
            if (!_isFresh || refused is not null)
                _application = await Application.GetAsync(connection, cancellationToken);
            _isFresh = false;
        }
        catch (DiscordException e) when (e.Status != 401)
        {
            LogNotRead(e.Message);
        }

        var granted = Granted(_application);
        // Discord's flags may be outdated, and it accepts all intents or none.
        var current = granted == refused ? granted & ~Privileged : granted;
        _current = current;
        Tell(current);
        return current;
    }

    private int Granted(Application from)
    {
        var wanted = Wanted();
        if (!from.MayReadContent)
            wanted &= ~MessageContent;
        if (!from.MaySeeMembers)
            wanted &= ~GuildMembers;
        return wanted;
    }

    // What the events of running plugins need.
    private int Wanted()
    {
        var handled = events.Events;
        var intents = Guilds;
        if (handled.Overlaps([typeof(MessageCreated), typeof(MessageUpdated), typeof(MessagesDeleted)]))
            intents |= GuildMessages | MessageContent;
        if (handled.Overlaps([typeof(MemberJoined), typeof(MemberUpdated), typeof(MemberLeft)]))
            intents |= GuildMembers;
        if (handled.Overlaps([typeof(ReactionAdded), typeof(ReactionRemoved), typeof(ReactionsCleared)]))
            intents |= GuildMessageReactions;
        if (handled.Contains(typeof(DirectMessageCreated)))
            intents |= DirectMessages;
        return intents;
    }

    private void Tell(int intents)
    {
        var before = _told ?? (Wanted() & Privileged);
        _told = intents;
        if (Went(MessageContent))
            LogNoContent();
        if (Went(GuildMembers))
            LogNoMembers();
        if (Came(MessageContent))
            LogContent();
        if (Came(GuildMembers))
            LogMembers();

        bool Went(int intent) => (before & intent) != 0 && (intents & intent) == 0;

        bool Came(int intent) => (before & intent) == 0 && (intents & intent) != 0;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The Message Content intent is off: archive and transcripts will have no message texts. Turn it on in the developer "
            + "portal, under Bot"
    )]
    private partial void LogNoContent();

    [LoggerMessage(
        LogLevel.Warning,
        "The Server Members intent is off: the bot does not notice when members leave. Turn it on in the developer portal, under " + "Bot"
    )]
    private partial void LogNoMembers();

    [LoggerMessage(LogLevel.Information, "The Message Content intent is on again")]
    private partial void LogContent();

    [LoggerMessage(LogLevel.Information, "The Server Members intent is on again")]
    private partial void LogMembers();

    [LoggerMessage(LogLevel.Debug, "Failed to read the application's flags; using the last ones: {Why}")]
    private partial void LogNotRead(string why);
}
