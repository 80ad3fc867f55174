namespace DCTicket.Contracts;

/// <summary>Discord refused a request, or failed. The message says what was asked and what Discord answered; it holds no token.</summary>
/// <remarks>
/// Whether to try again depends on <see cref="Status"/>. 400–499 but 401, 408 and 429: the same request is refused again, so give it up and
/// tell an admin why. 0, 408 and 500 or more: it may pass by itself; the host has tried five times where that is harmless, so wait minutes
/// rather than seconds, and longer each time. A request that fails this way for a day will hardly ever succeed: do not repeat without an
/// end. 429: wait until Discord takes it again. 401: either the route is not for bots, or the token is invalid; in that case the bot shuts
/// down. A caller's own error, such as a file that is gone, comes as <see cref="IOException"/> and never as status 0.
/// </remarks>
public sealed class DiscordException : Exception
{
    /// <summary>Makes the exception of an answer.</summary>
    public DiscordException(
        int status,
        int code,
        string reason,
        string operation,
        IReadOnlyList<DiscordFieldError>? errors = null,
        Exception? inner = null
    )
        : base(Describe(status, code, reason, operation, errors ?? []), inner)
    {
        Status = status;
        Code = code;
        Reason = reason;
        Operation = operation;
        Errors = errors ?? [];
    }

    /// <summary>
    /// The HTTP status; 0 when there was no answer: Discord could not be reached, or was silent for 15 seconds. It may have acted all the
    /// same.
    /// </summary>
    public int Status { get; }

    /// <summary>Discord's own code (<see cref="DiscordErrorCode"/> has those that plugins react to); 0 when there is none.</summary>
    public int Code { get; }

    /// <summary>Discord's own words.</summary>
    public string Reason { get; }

    /// <summary>The method and the route without ids and tokens, such as “POST channels/:id/messages”.</summary>
    public string Operation { get; }

    /// <summary>What is wrong with each field of the request, where Discord says so (code 50035).</summary>
    public IReadOnlyList<DiscordFieldError> Errors { get; }

    /// <summary>
    /// How long Discord refuses such requests (status 429), from the moment of the exception; null where it does not say.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    private static string Describe(int status, int code, string reason, string operation, IReadOnlyList<DiscordFieldError> errors) =>
        $"{operation}: {(status == 0 ? "no answer" : status)} {(code == 0 ? "" : $"({code}) ")}{reason}"
        + string.Concat(errors.Select(error => $"; {error.Path}: {error.Message} ({error.Code})"));
}

/// <summary>One field that Discord refused.</summary>
/// <param name="Path">Where it stands in the request, such as “embeds.0.title”.</param>
/// <param name="Code">Discord's code, such as “BASE_TYPE_MAX_LENGTH”.</param>
/// <param name="Message">Discord's words.</param>
public sealed record DiscordFieldError(string Path, string Code, string Message);

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
