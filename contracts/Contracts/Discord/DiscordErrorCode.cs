namespace DCTicket.Contracts;

/// <summary>The codes that DCTicket reacts to. Source: Discord's documentation, "Opcodes and Status Codes: JSON Error Codes".</summary>
public static class DiscordErrorCode
{
    /// <summary>The channel is gone.</summary>
    public const int UnknownChannel = 10003;

    /// <summary>The bot is not in the server.</summary>
    public const int UnknownGuild = 10004;

    /// <summary>The person is not in the server.</summary>
    public const int UnknownMember = 10007;

    /// <summary>The message is gone.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>The channel has no such overwrite.</summary>
    public const int UnknownOverwrite = 10009;

    /// <summary>The role is gone.</summary>
    public const int UnknownRole = 10011;

    /// <summary>There is no such account.</summary>
    public const int UnknownUser = 10013;

    /// <summary>The interaction is answered, too old or unknown.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>The channel has as many pins as a channel can have.</summary>
    public const int TooManyPins = 30003;

    /// <summary>The server has as many roles as a server can have: 250.</summary>
    public const int TooManyRoles = 30005;

    /// <summary>The server has as many channels as a server can have: 500.</summary>
    public const int TooManyChannels = 30013;

    /// <summary>The request is larger than Discord takes.</summary>
    public const int RequestTooLarge = 40005;

    /// <summary>The interaction has had its first answer.</summary>
    public const int InteractionAlreadyAcknowledged = 40060;

    /// <summary>The bot does not see the channel.</summary>
    public const int MissingAccess = 50001;

    /// <summary>The person takes no direct messages from the bot.</summary>
    public const int CannotSendMessagesToThisUser = 50007;

    /// <summary>The bot lacks a permission.</summary>
    public const int MissingPermissions = 50013;

    /// <summary>A field of the request is refused; <see cref="DiscordException.Errors"/> says which.</summary>
    public const int InvalidFormBody = 50035;

    /// <summary>A file is larger than the server takes.</summary>
    public const int FileTooLarge = 50045;

    /// <summary>The thread is archived.</summary>
    public const int ThreadArchived = 50083;

    /// <summary>The server has as many active threads as a server can have.</summary>
    public const int TooManyThreads = 160006;

    /// <summary>The person shares no server with the bot.</summary>
    public const int NoMutualGuilds = 50278;
}
