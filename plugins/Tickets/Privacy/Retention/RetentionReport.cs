using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Reports the results of retention to the log and the log channel.</summary>
internal sealed partial class RetentionReport(GuildSettingsReader guilds, IDiscord discord, ILogger<RetentionReport> logger)
{
    public async Task SendAsync(Snowflake id, RetentionSummary removed, CancellationToken cancellationToken)
    {
        LogRemoved(id, removed.Tickets.Count, removed.Messages, removed.Files, removed.Transcripts);
        var guild = await guilds.ReadAsync(id, cancellationToken);
        if (guild.Settings is not { LogChannelId: { } log, LeftAt: null })
            return;
        try
        {
            var text = guild.Text(
                "retention.removed",
                removed.Tickets.Count,
                removed.Messages,
                removed.Files,
                FileSize.Format(removed.Bytes),
                removed.Transcripts
            );
            await discord.SendMessageAsync(log, new OutgoingMessage { Content = text }, cancellationToken);
        }
        catch (DiscordException e)
        {
            LogNotTold(e, id, AdminHints.For(e));
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "By the rules of server {Guild}, {Tickets} tickets have lost {Messages} messages, {Files} files and {Transcripts} transcripts."
    )]
    private partial void LogRemoved(Snowflake guild, int tickets, int messages, int files, int transcripts);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The log channel of server {Guild} cannot be told what the rules have taken away. {Advice}"
    )]
    private partial void LogNotTold(Exception exception, Snowflake guild, string advice);
}
