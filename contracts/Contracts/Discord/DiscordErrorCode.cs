namespace DCTicket.Contracts;

/// <summary>The error codes that DCTicket handles. Source: Discord's documentation, "Opcodes and Status Codes: JSON Error Codes".</summary>
public static class DiscordErrorCode
{
    /// <summary>Unknown channel: it was deleted.</summary>
    public const int UnknownChannel = 10003;

    /// <summary>The bot is not in the server.</summary>
    public const int UnknownGuild = 10004;

    /// <summary>The user is not in the server.</summary>
    public const int UnknownMember = 10007;

    /// <summary>Unknown message: it was deleted.</summary>
    public const int UnknownMessage = 10008;

    /// <summary>The channel has no such overwrite.</summary>
    public const int UnknownOverwrite = 10009;

    /// <summary>Unknown role: it was deleted.</summary>
    public const int UnknownRole = 10011;

    /// <summary>The user does not exist.</summary>
    public const int UnknownUser = 10013;

    /// <summary>The emoji does not exist, or nobody has reacted with it.</summary>
    public const int UnknownEmoji = 10014;

    /// <summary>The interaction was answered, has expired or is unknown.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>The channel has the maximum number of pins.</summary>
    public const int TooManyPins = 30003;

    /// <summary>The server has the maximum number of roles: 250.</summary>
    public const int TooManyRoles = 30005;

    /// <summary>The server has the maximum number of channels: 500.</summary>
    public const int TooManyChannels = 30013;

    /// <summary>The request is too large.</summary>
    public const int RequestTooLarge = 40005;

    /// <summary>The interaction already has its first response.</summary>
    public const int InteractionAlreadyAcknowledged = 40060;

    /// <summary>The bot cannot see the channel.</summary>
    public const int MissingAccess = 50001;

    /// <summary>The user does not accept direct messages from the bot.</summary>
    public const int CannotSendMessagesToThisUser = 50007;

    /// <summary>The bot lacks a permission.</summary>
    public const int MissingPermissions = 50013;

    /// <summary>The form body is invalid; <see cref="DiscordException.Errors"/> names the fields.</summary>
    public const int InvalidFormBody = 50035;

    /// <summary>A file is larger than the server allows.</summary>
    public const int FileTooLarge = 50045;

    /// <summary>The thread is archived.</summary>
    public const int ThreadArchived = 50083;

    /// <summary>The server has the maximum number of active threads.</summary>
    public const int TooManyThreads = 160006;

    /// <summary>The user shares no server with the bot.</summary>
    public const int NoMutualGuilds = 50278;
}
