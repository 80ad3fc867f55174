using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>
/// Updates a panel on Discord. A deleted message is recorded and not reposted, since an admin removed it; after other failures the update
/// is retried.
/// </summary>
internal sealed partial class PanelUpdater(
    TicketsDbContext db,
    PanelSender sender,
    TicketLocks locks,
    TimeProvider time,
    ILogger<PanelUpdater> logger
)
{
    /// <returns>The panel after the update; null if it was deleted.</returns>
    public async Task<Panel?> UpdateAsync(Guid id, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(id, cancellationToken);
        db.ChangeTracker.Clear();
        var panel = await db.Panels.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (panel is null or { IsCurrent: true })
            return panel;
        var version = panel.Version;
        try
        {
            await sender.ShowAsync(panel, cancellationToken);
            await sender.DeleteOldAsync(panel, cancellationToken);
            panel.ShownVersion = version;
            (panel.Attempts, panel.NextStepAt) = (0, null);
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownMessage or DiscordErrorCode.UnknownChannel)
        {
            if (ProblemOf(e) == PanelProblem.ChannelGone)
                LogChannelGone(id, panel.ChannelId, panel.GuildId);
            else
                LogDeleted(id, panel.ChannelId, panel.GuildId);
            // It was reposted and has another version.
            await db
                .Panels.Where(p => p.Id == id && p.ShownVersion == panel.ShownVersion)
                .MarkGoneAsync(time.GetUtcNow(), ProblemOf(e), cancellationToken);
            db.ChangeTracker.Clear();
            return await db.Panels.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var pause = WorkLease.Pause(panel.Attempts++);
            panel.NextStepAt = time.GetUtcNow() + pause;
            panel.Note(e);
            LogFailed(e, id, panel.ChannelId, panel.GuildId, pause, AdminHints.For(e));
        }

        await db.SaveChangesAsync(cancellationToken);
        return panel;
    }

    private static PanelProblem ProblemOf(DiscordException e) =>
        e.Code == DiscordErrorCode.UnknownChannel ? PanelProblem.ChannelGone : PanelProblem.None;

    [LoggerMessage(
        LogLevel.Information,
        "The message of panel {Panel} in channel {Channel} of server {Guild} was deleted. Post it again by /support panel repost"
    )]
    private partial void LogDeleted(Guid panel, Snowflake channel, Snowflake guild);

    [LoggerMessage(
        LogLevel.Warning,
        "Channel {Channel} of panel {Panel} in server {Guild} was deleted. Use /support panel repost with the option channel, or "
            + "/support panel delete"
    )]
    private partial void LogChannelGone(Guid panel, Snowflake channel, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Failed to update panel {Panel} in channel {Channel} of server {Guild}; retrying in {Pause}. {Hint}")]
    private partial void LogFailed(Exception exception, Guid panel, Snowflake channel, Snowflake guild, TimeSpan pause, string hint);
}
