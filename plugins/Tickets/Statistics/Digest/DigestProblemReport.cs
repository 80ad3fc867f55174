using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>Notifies the log channel of a digest's problem; once until a digest is posted again.</summary>
internal sealed partial class DigestProblemReport(GuildSettingsReader guilds, LogChannel log, ILogger<DigestProblemReport> logger)
{
    /// <param name="settings">The settings at the due time.</param>
    /// <param name="channel">The channel of the digest.</param>
    /// <param name="problem">The key of the text.</param>
    /// <param name="exception">Discord's error.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(
        StatsSettings settings,
        Snowflake channel,
        string problem,
        DiscordException exception,
        CancellationToken cancellationToken
    )
    {
        LogRefused(exception, settings.GuildId, channel);
        if (settings.DigestProblem == problem)
            return;
        var guild = await guilds.ReadAsync(settings.GuildId, cancellationToken);
        var message = new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("stats.digest.problem"),
                    Description = guild.Text(problem, Mention.Channel(channel)),
                    Color = Colors.Closed,
                },
            ],
        };
        await log.PostAsync(settings.GuildId, guild.Settings.LogChannelId, "the weekly report", message, cancellationToken);
    }

    public void Later(Snowflake guild, Exception exception) => LogRetry(exception, guild);

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to post the weekly report of server {Guild} to channel {Channel}; retrying in a week if the channel exists"
    )]
    private partial void LogRefused(Exception exception, Snowflake guild, Snowflake channel);

    [LoggerMessage(LogLevel.Warning, "Failed to post the weekly report of server {Guild}; retrying")]
    private partial void LogRetry(Exception exception, Snowflake guild);
}
