using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets;

/// <summary>Notices panels that were deleted by hand, while the bot watched and while it was away.</summary>
internal sealed partial class NotePanelGone(TicketsDbContext db, PanelChannels channels, IDiscord discord, TimeProvider time, ILogger<NotePanelGone> logger)
{
    [On(Where = typeof(PanelChannels))]
    public async Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken)
    {
        if (await channels.ContainsAsync(db, e.ChannelId, cancellationToken))
            await NoteAsync(db.Panels.Where(p => p.GuildId == e.GuildId && p.ChannelId == e.ChannelId && p.MessageId != null && e.MessageIds.Contains(p.MessageId.Value)), cancellationToken);
    }

    [On]
    public Task HandleAsync(ChannelDeleted e, CancellationToken cancellationToken) =>
        NoteAsync(db.Panels.Where(p => p.GuildId == e.GuildId && p.ChannelId == e.ChannelId && p.GoneAt == null), cancellationToken);

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var panels = await db.Panels.AsNoTracking().Where(p => p.GuildId == e.GuildId && p.MessageId != null).ToListAsync(cancellationToken);
        foreach (var panel in panels)
        {
            if (await IsGoneAsync(panel, cancellationToken))
                await NoteAsync(db.Panels.Where(p => p.Id == panel.Id && p.MessageId == panel.MessageId), cancellationToken);
        }
    }

    // Only Discord's clear word counts: whatever else it says may be over in a moment.
    private async Task<bool> IsGoneAsync(Panel panel, CancellationToken cancellationToken)
    {
        try
        {
            return await discord.GetMessageAsync(panel.ChannelId, panel.MessageId!.Value, cancellationToken) is null;
        }
        catch (Exception exception) when (exception is DiscordException or HttpRequestException)
        {
            LogNotSeen(exception, panel.Id, panel.ChannelId, panel.GuildId);
            return false;
        }
    }

    private async Task NoteAsync(IQueryable<Panel> panels, CancellationToken cancellationToken)
    {
        foreach (var panel in await panels.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (await panels.Where(p => p.Id == panel.Id).MarkGoneAsync(time.GetUtcNow(), cancellationToken))
                LogGone(panel.Id, panel.ChannelId, panel.GuildId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The message of panel {Panel} in channel {Channel} of server {Guild} was deleted. It is posted again by /panel repost.")]
    private partial void LogGone(Guid panel, Snowflake channel, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether panel {Panel} in channel {Channel} of server {Guild} is still there could not be seen.")]
    private partial void LogNotSeen(Exception exception, Guid panel, Snowflake channel, Snowflake guild);
}
