using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Threads;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>
/// Pins the control message, so that its buttons are easy to find. If the bot may not pin, /support doctor reports it, and the ticket's
/// next change retries.
/// </summary>
internal sealed class PinControl(GuildSettingsReader guilds, BotPermissionQuery permissions, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Pin;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.PinnedMessageId)];

    public override bool WaitsForPermission => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket.LiveChannelId is not null
        && !ticket.IsClosed
        && ticket.WelcomeMessageId is not null
        && ticket.PinnedMessageId != ticket.WelcomeMessageId
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, channel, message) = (run.Ticket, run.Ticket.ChannelId!.Value, run.Ticket.WelcomeMessageId!.Value);
        if (!(await permissions.FindInChannelAsync(ticket.GuildId, channel, cancellationToken)).HasFlag(Permissions.PinMessages))
        {
            ticket.Abandon(Kind);
            return;
        }

        var reason = (await guilds.ReadAsync(ticket.GuildId, cancellationToken)).Text("audit.pinned", ticket.Label);
        try
        {
            await discord.InThreadAsync(
                ticket,
                () => discord.PinMessageAsync(channel, message, reason, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            // It was deleted; it is posted again at its next change.
            ticket.Abandon(Kind);
            return;
        }

        ticket.PinnedMessageId = message;
    }
}
