using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Reports the results of retention to the log and the log channel.</summary>
internal sealed partial class RetentionReport(GuildSettingsReader guilds, LogChannel channel, ILogger<RetentionReport> logger)
{
    public async Task SendAsync(Snowflake id, RetentionSummary removed, CancellationToken cancellationToken)
    {
        LogRemoved(id, removed.Tickets.Count, removed.Messages, removed.Files, removed.Transcripts);
        var guild = await guilds.ReadAsync(id, cancellationToken);
        if (guild.Settings.LeftAt is not null)
            return;
        var text = guild.Text(
            "retention.removed",
            removed.Tickets.Count,
            removed.Messages,
            removed.Files,
            FileSize.Format(removed.Bytes),
            removed.Transcripts
        );
        await channel.PostAsync(id, guild.Settings.LogChannelId, "removed data", text, cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Information,
        "Applied retention in server {Guild}: deleted {Messages} messages, {Files} files and {Transcripts} transcripts of "
            + "{Tickets} tickets"
    )]
    private partial void LogRemoved(Snowflake guild, int tickets, int messages, int files, int transcripts);
}
