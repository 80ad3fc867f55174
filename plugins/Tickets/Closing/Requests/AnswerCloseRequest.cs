using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Closing.Requests;

/// <summary>The buttons of a close request: the customer agrees or declines.</summary>
internal sealed class AnswerCloseRequest(TicketActions change, ClosingMessageRenderer write)
{
    [Button("close-confirm"), RequireAction(TicketAction.ConfirmClose), Public]
    public async Task<Reply> ConfirmAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            ticketId,
            TicketAction.ConfirmClose,
            closing =>
            {
                if (closing.Ticket.CloseRequestedAt is null)
                    return new Refusal("close-request.gone");
                closing.CloseReason = closing.Ticket.CloseRequestReason;
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : await write.RenderAsync(result.Ticket!, cancellationToken);
    }

    [Button("close-decline"), RequireAction(TicketAction.DeclineClose)]
    public async Task<Reply> DeclineAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            ticketId,
            TicketAction.DeclineClose,
            declining =>
            {
                if (declining.Ticket.CloseRequestedById is not { } by)
                    return new Refusal("close-request.gone");
                declining.PingsUser = by;
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : await change.AnswerAsync(result, context.Text("close-request.declined"), cancellationToken);
    }
}
