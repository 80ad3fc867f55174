using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>Posts and edits the message of a panel; the caller saves.</summary>
internal sealed class PanelSender(
    TicketsDbContext db,
    PanelRenderer write,
    GuildSettingsReader guilds,
    PanelChannels channels,
    IDiscord discord
)
{
    /// <summary>Posts the message, or edits it if it has changed.</summary>
    /// <exception cref="DiscordException">Discord rejected it, or it was deleted.</exception>
    public async Task ShowAsync(Panel panel, CancellationToken cancellationToken)
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
            // An emoji that was deleted in its server must not break the panel.
            await SendAsync(panel, view.ToMessage(emojis: false), cancellationToken);
            (panel.Problem, panel.ProblemDetail) = (PanelProblem.Emoji, e.Errors[0].Message);
        }

        panel.ShownHash = view.Hash;
    }

    /// <summary>Deletes the panel's previous message.</summary>
    public async Task DeleteOldAsync(Panel panel, CancellationToken cancellationToken)
    {
        // A message that the bot may not delete remains; its buttons work.
        if (panel.OldMessageId is not { } message)
            return;
        try
        {
            var guild = await guilds.ReadAsync(panel.GuildId, cancellationToken);
            await discord.DeleteMessageAsync(panel.OldChannelId!.Value, message, guild.Text("panel.audit-moved"), cancellationToken);
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            if (e.Code is not (DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownMessage))
                return;
        }

        (panel.OldChannelId, panel.OldMessageId) = (null, null);
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
        // An earlier attempt may have posted it without saving its id.
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

    private static bool IsAboutEmoji(DiscordException exception) =>
        exception.Code == DiscordErrorCode.InvalidFormBody
        && exception.Errors.Any(error =>
            error.Path.Contains("emoji", StringComparison.Ordinal) || error.Code.Contains("EMOJI", StringComparison.Ordinal)
        );
}
