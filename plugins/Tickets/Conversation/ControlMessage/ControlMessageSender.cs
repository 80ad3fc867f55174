using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>Posts a ticket's control message with the first files of its form.</summary>
internal sealed partial class ControlMessageSender(
    GuildSettingsReader guilds,
    ControlMessageRenderer write,
    FormFiles files,
    IDiscord discord,
    ILogger<ControlMessageSender> logger
)
{
    public async Task<Message> SendAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var (message, channel) = (await WriteAsync(ticket, cancellationToken), ticket.ChannelId!.Value);
        if (FormFiles.Count(ticket) > 0 && !ticket.AbandonedEffects.HasFlag(EffectKinds.Files))
        {
            try
            {
                return await discord.SendMessageAsync(
                    channel,
                    message with
                    {
                        Files = await files.ReadAsync(ticket, 0, cancellationToken),
                    },
                    cancellationToken
                );
            }
            catch (DiscordException e) when (e.Status == 413 || e.Code is DiscordErrorCode.RequestTooLarge or DiscordErrorCode.FileTooLarge)
            {
                // The ticket does not wait for its files; they are stored.
                LogTooLarge(e, ticket.Id, ticket.GuildId);
                ticket.Abandon(EffectKinds.Files);
                message = await WriteAsync(ticket, cancellationToken);
            }
        }

        return await discord.SendMessageAsync(channel, message, cancellationToken);
    }

    // Only the first one pings; a repost does not.
    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var message = await write.RenderAsync(ticket, cancellationToken);
        return message with
        {
            Mentions = ticket.AnnouncedAt is null
                ? new Mentions(
                    [ticket.OwnerId],
                    ticket.State == TicketState.Open ? [] : await guilds.LivePingedAsync(ticket, cancellationToken)
                )
                : Mentions.None,
            Nonce = ticket.AnnouncedAt is null ? ticket.Nonce('w') : null,
        };
    }

    [LoggerMessage(LogLevel.Warning, "Files of ticket {Ticket} exceed the maximum size in server {Guild}; they are stored but not posted")]
    private partial void LogTooLarge(Exception exception, Guid ticket, Snowflake guild);
}
