using DCTicket.Contracts;

namespace DCTicket.Toolkit.Discord;

/// <summary>Hints for admins about errors of Discord, for the log.</summary>
public static class AdminHints
{
    /// <summary>One or two sentences in English; empty if an admin can do nothing.</summary>
    public static string For(Exception exception) =>
        exception switch
        {
            DiscordException { Code: DiscordErrorCode.MissingPermissions } =>
                "Give the bot's role Manage Channels, Manage Roles, Send Messages, Embed Links and Attach Files, in the "
                    + "server and in the category.",
            DiscordException { Code: DiscordErrorCode.MissingAccess } => "Let the bot's role view the channel, or choose another one.",
            DiscordException { Code: DiscordErrorCode.UnknownChannel } => "The channel is gone: choose another one.",
            DiscordException { Code: DiscordErrorCode.TooManyChannels } =>
                "The server has the 500 channels that Discord allows: delete some, or let the department use threads.",
            DiscordException { Code: DiscordErrorCode.TooManyThreads } =>
                "The server has as many active threads as Discord allows: archive some.",
            DiscordException { Code: DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds } =>
                "The member does not accept direct messages from the bot.",
            _ => "",
        };
}
