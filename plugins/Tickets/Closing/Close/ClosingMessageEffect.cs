using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>
/// Posts the closing message. It is the public response to the closer; it is posted if nobody closed it by a command, or if the response
/// did not arrive.
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
        // Always: the response is recorded by an event, which may come after this ticket was read.
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
