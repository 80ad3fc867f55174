namespace DCTicket.Contracts;

/// <summary>Discord rejected a request, or failed. The message names the request and Discord's answer; it contains no token.</summary>
/// <remarks>
/// Whether to retry depends on <see cref="Status"/>. 400–499 except 401, 408 and 429: permanent (<see cref="IsPermanent"/>); give up and
/// tell an admin why. 0, 408 and 500 or more: transient; the host has already retried five times where that is safe. Wait minutes, longer
/// each time, and stop after a day. 429: wait until Discord accepts the request again. 401: either the route is not for bots, or the token
/// is invalid; in that case the bot shuts down. An error of the caller, such as a missing file, is an <see cref="IOException"/> and never
/// status 0.
/// </remarks>
public sealed class DiscordException : Exception
{
    /// <summary>Creates the exception of a response.</summary>
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
    /// The HTTP status; 0 for no response: Discord was unreachable, or silent for 15 seconds. The request may have succeeded all the same.
    /// </summary>
    public int Status { get; }

    /// <summary>Discord's error code (<see cref="DiscordErrorCode"/> has those that plugins handle); 0 for none.</summary>
    public int Code { get; }

    /// <summary>Discord's message.</summary>
    public string Reason { get; }

    /// <summary>The method and the route without ids and tokens, such as “POST channels/:id/messages”.</summary>
    public string Operation { get; }

    /// <summary>The validation errors of the fields of the request (code 50035).</summary>
    public IReadOnlyList<DiscordFieldError> Errors { get; }

    /// <summary>
    /// How long Discord rejects such requests (status 429), from the moment of the exception; null where it does not say.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a retry is useless: the error is not an outage, a rate limit or an invalid token.</summary>
    public bool IsPermanent => Status is >= 400 and < 500 and not (401 or 408 or 429);

    /// <summary>Whether the bot lacks a permission, or does not see the channel.</summary>
    public bool IsMissingPermission => Code is DiscordErrorCode.MissingPermissions or DiscordErrorCode.MissingAccess;

    /// <summary>Whether Discord refuses a field of the request, such as “embeds.0.title”.</summary>
    public bool Rejects(string field) => Code == DiscordErrorCode.InvalidFormBody && Errors.Any(error => error.Path == field);

    private static string Describe(int status, int code, string reason, string operation, IReadOnlyList<DiscordFieldError> errors) =>
        $"{operation}: {(status == 0 ? "no answer" : status)} {(code == 0 ? "" : $"({code}) ")}{reason}"
        + string.Concat(errors.Select(error => $"; {error.Path}: {error.Message} ({error.Code})"));
}
