using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Threads;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>Edits the control message when its content has changed. A deleted one is posted again.</summary>
internal sealed class ControlMessageUpdateEffect(ControlMessageRenderer write, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Control;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.WelcomeMessageId), SyncedRevision.AppliedOf(nameof(Ticket.Control))];

    // The channel of a closed ticket is deleted soon, and its buttons answer that it is closed.
    public override bool IsMissing(Ticket ticket) =>
        ticket.LiveChannelId is not null
        && !ticket.IsClosed
        && ticket.WelcomeMessageId is not null
        && ticket.Control.IsStale
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        try
        {
            var message = await write.RenderAsync(ticket, cancellationToken);
            await discord.InThreadAsync(
                ticket,
                () => discord.EditMessageAsync(ticket.ChannelId!.Value, ticket.WelcomeMessageId!.Value, message, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            ticket.WelcomeMessageId = null;
            ticket.Restore(EffectKinds.Welcome);
        }

        ticket.Control.Apply();
    }
}
