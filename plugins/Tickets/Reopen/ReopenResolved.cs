using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Takes a resolved ticket up again.</summary>
internal sealed class ReopenResolved(ChangeTicket change)
{
    [Command("reopen", "Take this resolved ticket up again"), RequireAction(TicketAction.Reopen)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("reopen"), RequireAction(TicketAction.Reopen)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) => RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context, ticket, TicketAction.Reopen, reopening => reopening.Ticket.IsClosed ? new Refusal("refuse.closed") : null, cancellationToken);
        return result.Refusal is { } refusal
            ? Reply.Refuse(refusal.In(context.Culture))
            : TicketTexts.Get(context.Culture, "reopen.done", result.Ticket!.Label);
    }
}
