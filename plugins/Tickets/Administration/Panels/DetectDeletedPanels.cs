using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Detects panels that were deleted manually, live and during a downtime.</summary>
internal sealed partial class DetectDeletedPanels(
    TicketsDbContext db,
    PanelChannels channels,
    IDiscord discord,
    TimeProvider time,
    ILogger<DetectDeletedPanels> logger
)
{
    [On(Where = typeof(PanelChannels))]
    public async Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken)
    {
        if (await channels.ContainsAsync(e.ChannelId, cancellationToken))
            await NoteAsync(
                db.Panels.Where(p =>
                    p.GuildId == e.GuildId && p.ChannelId == e.ChannelId && p.MessageId != null && e.MessageIds.Contains(p.MessageId.Value)
                ),
                PanelProblem.None,
                cancellationToken
            );
    }

    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        NoteAsync(db.Panels.Where(p => p.GuildId == e.GuildId && p.ChannelId == e.ChannelId), PanelProblem.ChannelGone, cancellationToken);

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        // Discord has sent the deletions.
        if (e.NothingMissed)
            return;
        var panels = await db
            .Panels.AsNoTracking()
            .Where(p => p.GuildId == e.GuildId && (p.MessageId != null || p.Problem == PanelProblem.None))
            .ToListAsync(cancellationToken);
        foreach (var panel in panels)
        {
            if (await ProblemAsync(panel, cancellationToken) is { } problem)
                await NoteAsync(db.Panels.Where(p => p.Id == panel.Id && p.MessageId == panel.MessageId), problem, cancellationToken);
        }
    }

    // Only “not found” counts: other errors may be transient.
    private async Task<PanelProblem?> ProblemAsync(Panel panel, CancellationToken cancellationToken)
    {
        try
        {
            if (panel.MessageId is { } message && await discord.GetMessageAsync(panel.ChannelId, message, cancellationToken) is not null)
                return null;
            if (await discord.GetChannelAsync(panel.ChannelId, cancellationToken) is null)
                return PanelProblem.ChannelGone;
            return panel.MessageId is null ? null : PanelProblem.None;
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException)
        {
            LogNotChecked(e, panel.Id, panel.ChannelId, panel.GuildId);
            return null;
        }
    }

    private async Task NoteAsync(IQueryable<Panel> panels, PanelProblem problem, CancellationToken cancellationToken)
    {
        foreach (var panel in await panels.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (await panels.Where(p => p.Id == panel.Id).MarkGoneAsync(time.GetUtcNow(), problem, cancellationToken))
                LogDeleted(panel.Id, problem == PanelProblem.ChannelGone ? "channel" : "message", panel.ChannelId, panel.GuildId);
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "The {What} of panel {Panel} ({Channel}) in server {Guild} was deleted. Post it again by /support panel repost"
    )]
    private partial void LogDeleted(Guid panel, string what, Snowflake channel, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Failed to check whether panel {Panel} in channel {Channel} of server {Guild} exists")]
    private partial void LogNotChecked(Exception exception, Guid panel, Snowflake channel, Snowflake guild);
}
