using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Resolving;

/// <summary>Resolves a ticket. It closes automatically after the reopen period.</summary>
internal sealed class ResolveTicket(TicketActions change, TimeProvider time)
{
    [Command("ticket resolve", "Mark this ticket as resolved"), RequireAction(TicketAction.Resolve)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("resolve"), RequireAction(TicketAction.Resolve)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            ticket,
            TicketAction.Resolve,
            resolving =>
            {
                var until = time.GetUtcNow() + resolving.Ticket.Department!.Rules.ReopenPeriod;
                resolving.PingsUser = resolving.Ticket.OwnerId == context.Member.User.Id ? null : resolving.Ticket.OwnerId;
                resolving.Post = [Mention.User(context.Member.User.Id), Timestamp.Relative(until)];
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : await change.AnswerAsync(
                result,
                context.Text("resolve.done", result.Ticket!.Label, Timestamp.Relative(result.Ticket.DeadlineAt!.Value)),
                cancellationToken
            );
    }
}
