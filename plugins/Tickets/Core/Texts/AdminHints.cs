using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Classifies Discord's errors for tickets.</summary>
internal static class AdminHints
{
    /// <summary>Whether a retry would fail as well: not an outage, a rate limit or a bad token.</summary>
    public static bool IsFinal(this DiscordException exception) => exception.Status is >= 400 and < 500 and not (401 or 408 or 429);

    /// <summary>Whether the bot lacks a permission.</summary>
    public static bool IsMissingPermission(this DiscordException exception) =>
        exception.Code is DiscordErrorCode.MissingPermissions or DiscordErrorCode.MissingAccess;

    /// <summary>Whether Discord rejected a field of the request.</summary>
    public static bool Refuses(this DiscordException exception, string field) =>
        exception.Code == DiscordErrorCode.InvalidFormBody && exception.Errors.Any(error => error.Path == field);

    /// <summary>What an admin can do, for the log.</summary>
    public static string For(Exception exception) =>
        exception switch
        {
            DiscordException { Code: DiscordErrorCode.MissingPermissions } =>
                "Give the bot's role Manage Channels, Manage Roles, Send Messages, Embed Links and Attach Files, in the server and in the category.",
            DiscordException { Code: DiscordErrorCode.MissingAccess } =>
                "Let the bot's role view the channel, or choose another one by /setup.",
            DiscordException { Code: DiscordErrorCode.UnknownChannel } => "The channel is gone: choose another one by /setup.",
            DiscordException { Code: DiscordErrorCode.TooManyChannels } =>
                "The server has the 500 channels that Discord allows: delete some, or let the department use threads.",
            DiscordException { Code: DiscordErrorCode.TooManyThreads } =>
                "The server has as many active threads as Discord allows: archive some.",
            DiscordException { Code: DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds } =>
                "The member takes no direct messages from the bot; the log channel has the transcript.",
            _ => "",
        };
}
