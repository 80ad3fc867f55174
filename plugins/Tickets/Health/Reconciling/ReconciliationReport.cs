using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Health.Reconciling;

/// <summary>Reports the result of a reconciliation to the log channel, once, and only if there is any.</summary>
internal sealed partial class ReconciliationReport(
    TicketsDbContext db,
    GuildSettingsReader guilds,
    LogChannel channel,
    TimeProvider time,
    ILogger<ReconciliationReport> logger
)
{
    /// <summary>Unreadable tickets do not delay the report further.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    /// <summary>Sends the reports of reconciled servers.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        var late = time.GetUtcNow() - MaxWait;
        var due = await db
            .Reconciliations.AsNoTracking()
            .Where(r => r.StartedAt < late || !db.Tickets.Any(t => t.CatchUpAt != null && t.GuildId == r.GuildId))
            .ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            try
            {
                if (await SendAsync(row, cancellationToken) == LogPost.Failed)
                    continue;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogPostponed(e, row.GuildId);
                continue;
            }

            // Unless events were missed again meanwhile.
            await db
                .Reconciliations.Where(r => r.GuildId == row.GuildId && r.StartedAt == row.StartedAt)
                .ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task<LogPost> SendAsync(Reconciliation row, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(row.GuildId, cancellationToken);
        List<string> lines = [];
        Add("reconcile.channels-gone", row.ChannelsGone);
        Add("reconcile.owners-gone", row.OwnersGone);
        if (row.Messages > 0)
            lines.Add(guild.Text("reconcile.messages", row.Messages, row.Tickets));
        Add("reconcile.unreadable", row.Unreadable);
        if (lines.Count == 0)
            return LogPost.NoChannel;
        LogFound(row.GuildId, row.ChannelsGone, row.OwnersGone, row.Messages, row.Tickets, row.Unreadable);
        var report = new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("reconcile.title"),
                    Description = string.Join('\n', lines),
                    Color = Colors.Panel,
                },
            ],
            Nonce = $"r{row.StartedAt.ToUnixTimeMilliseconds()}",
        };
        return await channel.PostAsync(
            row.GuildId,
            guild.Settings.LogChannelId,
            "what was found after missed events",
            report,
            cancellationToken
        );

        void Add(string key, int count)
        {
            if (count > 0)
                lines.Add(guild.Text(key, count));
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Reconciled server {Guild} after missed events: closed {Channels} tickets without a channel and {Owners} without an "
            + "owner; fetched {Messages} messages of {Tickets} tickets; failed to read {Unreadable} tickets"
    )]
    private partial void LogFound(Snowflake guild, int channels, int owners, int messages, int tickets, int unreadable);

    [LoggerMessage(LogLevel.Warning, "Failed to report the reconciliation of server {Guild}; retrying soon")]
    private partial void LogPostponed(Exception exception, Snowflake guild);
}
