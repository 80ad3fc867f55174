using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Toolkit.Discord;

/// <summary>
/// Posts to a server's log channel. Errors of Discord are logged with a hint.
/// </summary>
/// <param name="discord">Discord.</param>
/// <param name="logger">The log.</param>
public sealed partial class LogChannel(IDiscord discord, ILogger<LogChannel> logger)
{
    /// <summary>Posts a message; throws no <see cref="DiscordException"/>.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="channel">Its log channel; null where it has none.</param>
    /// <param name="subject">The subject for the log, such as “the weekly report”. No text of a customer.</param>
    /// <param name="message">The message. With a nonce it is retried safely.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LogPost> PostAsync(
        Snowflake guild,
        Snowflake? channel,
        string subject,
        OutgoingMessage message,
        CancellationToken cancellationToken
    )
    {
        if (channel is not { } log)
            return LogPost.NoChannel;
        try
        {
            await discord.SendMessageAsync(log, message, cancellationToken);
            return LogPost.Sent;
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            LogRefused(e, log, guild, subject, AdminHints.For(e));
            return LogPost.Refused;
        }
        catch (DiscordException e)
        {
            LogFailed(e, log, guild, subject);
            return LogPost.Failed;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to post about {Subject} to the log channel {Channel} of server {Guild}. {Hint}")]
    private partial void LogRefused(Exception exception, Snowflake channel, Snowflake guild, string subject, string hint);

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to post about {Subject} to the log channel {Channel} of server {Guild}: Discord did not respond or is busy"
    )]
    private partial void LogFailed(Exception exception, Snowflake channel, Snowflake guild, string subject);
}
