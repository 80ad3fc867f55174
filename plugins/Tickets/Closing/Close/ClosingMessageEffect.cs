using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>
/// Says in the channel that the ticket is closed. Whoever closes it gets just this as the answer, for everybody to see; it is posted where
/// nobody asked, and where the answer did not arrive.
/// </summary>
internal sealed class ClosingMessageEffect(ClosingMessageRenderer write, IDiscord discord) : TicketEffect
{
    private static readonly TimeSpan AnswerArrivesWithin = TimeSpan.FromSeconds(10);

    public override EffectKinds Kind => EffectKinds.ClosingMessage;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.ClosingMessageId)];

    public override bool IsMissing(Ticket ticket) =>
        ticket.IsClosed && ticket.LiveChannelId is not null && ticket.ClosingMessageId is null && !ticket.AbandonedEffects.HasFlag(Kind);

    public override DateTimeOffset? NotBefore(Ticket ticket) => ticket.ClosedById is null ? null : ticket.ClosedAt + AnswerArrivesWithin;

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var channel = ticket.ChannelId!.Value;
        // Always: the answer is noted by an event, and may have come after this ticket was read.
        var message = await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, ticket.IsClosingMessage, cancellationToken);
        message ??= await discord.SendMessageAsync(
            channel,
            await write.RenderAsync(ticket, cancellationToken) with
            {
                Nonce = ticket.Nonce('c'),
            },
            cancellationToken
        );
        ticket.ClosingMessageId = message.Id;
    }
}
