using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>
/// Brings one panel up to date on Discord. A message that is gone is noted and not posted again (an admin took it away); after any other
/// failure the panel stays as it is and is tried again.
/// </summary>
internal sealed partial class PanelUpdater(
    TicketsDbContext db,
    PanelRenderer write,
    GuildSettingsReader guilds,
    PanelChannels channels,
    IDiscord discord,
    TicketLocks locks,
    TimeProvider time,
    ILogger<PanelUpdater> logger
)
{
    /// <returns>The panel as it is then; null when there is none any more.</returns>
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
            await ShowAsync(panel, cancellationToken);
            await DeleteOldAsync(panel, cancellationToken);
            panel.ShownVersion = version;
            (panel.Attempts, panel.NextStepAt) = (0, null);
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownMessage or DiscordErrorCode.UnknownChannel)
        {
            if (ProblemOf(e) == PanelProblem.ChannelGone)
                LogChannelGone(id, panel.ChannelId, panel.GuildId);
            else
                LogGone(id, panel.ChannelId, panel.GuildId);
            // Posted anew, it has another version.
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

    // That an old message stays which the bot may not delete only looks untidy; its buttons work.
    private async Task DeleteOldAsync(Panel panel, CancellationToken cancellationToken)
    {
        if (panel.OldMessageId is not { } message)
            return;
        try
        {
            var guild = await guilds.ReadAsync(panel.GuildId, cancellationToken);
            await discord.DeleteMessageAsync(panel.OldChannelId!.Value, message, guild.Text("panel.audit-moved"), cancellationToken);
        }
        catch (DiscordException e) when (e.IsFinal())
        {
            if (e.Code is not (DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownMessage))
                return;
        }

        (panel.OldChannelId, panel.OldMessageId) = (null, null);
    }

    private async Task ShowAsync(Panel panel, CancellationToken cancellationToken)
    {
        var view = await write.RenderAsync(panel, cancellationToken);
        if (panel.MessageId is not null && view.Hash == panel.ShownHash)
            return;
        try
        {
            await SendAsync(panel, view.ToMessage(emojis: true), cancellationToken);
            (panel.Problem, panel.ProblemDetail) = (PanelProblem.None, null);
        }
        catch (DiscordException e) when (IsAboutEmoji(e))
        {
            // An emoji that another server has deleted must not take the panel away.
            await SendAsync(panel, view.ToMessage(emojis: false), cancellationToken);
            (panel.Problem, panel.ProblemDetail) = (PanelProblem.Emoji, e.Errors[0].Message);
        }

        panel.ShownHash = view.Hash;
    }

    private async Task SendAsync(Panel panel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (panel.MessageId is { } id)
        {
            await discord.EditMessageAsync(panel.ChannelId, id, message, cancellationToken);
            return;
        }

        var others = await db
            .Panels.AsNoTracking()
            .Where(p => p.ChannelId == panel.ChannelId && p.MessageId != null)
            .Select(p => p.MessageId!.Value)
            .ToListAsync(cancellationToken);
        channels.Add(panel.ChannelId);
        // An earlier attempt may have posted it without noting it.
        var found = await discord.FindOwnAsync(
            panel.ChannelId,
            panel.PostSince,
            m => !others.Contains(m.Id) && m.Id != panel.OldMessageId && LooksLike(m, message),
            cancellationToken
        );
        found ??= await discord.SendMessageAsync(panel.ChannelId, message with { Nonce = panel.Nonce }, cancellationToken);
        panel.MessageId = found.Id;
    }

    private static bool LooksLike(Message found, OutgoingMessage wanted) =>
        found.Embeds.Count == 1
        && found.Embeds[0].Title == wanted.Embeds[0].Title
        && found.Embeds[0].Description == wanted.Embeds[0].Description;

    private static PanelProblem ProblemOf(DiscordException e) =>
        e.Code == DiscordErrorCode.UnknownChannel ? PanelProblem.ChannelGone : PanelProblem.None;

    private static bool IsAboutEmoji(DiscordException exception) =>
        exception.Code == DiscordErrorCode.InvalidFormBody
        && exception.Errors.Any(error =>
            error.Path.Contains("emoji", StringComparison.Ordinal) || error.Code.Contains("EMOJI", StringComparison.Ordinal)
        );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The message of panel {Panel} in channel {Channel} of server {Guild} is gone. It is posted again by /support panel repost."
    )]
    private partial void LogGone(Guid panel, Snowflake channel, Snowflake guild);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Channel {Channel} of panel {Panel} in server {Guild} was deleted. Use /support panel repost with the option channel, or /support panel delete."
    )]
    private partial void LogChannelGone(Guid panel, Snowflake channel, Snowflake guild);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Panel {Panel} in channel {Channel} of server {Guild} cannot be brought up to date; tried again in {Pause}. {Advice}"
    )]
    private partial void LogFailed(Exception exception, Guid panel, Snowflake channel, Snowflake guild, TimeSpan pause, string advice);
}
