using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Claims;

/// <summary>Claims and unclaims a ticket.</summary>
internal sealed class ClaimTicket(TicketActions change, ClaimPolicy policy)
{
    [Command("staff claim", "Claim this ticket"), RequireAction(TicketAction.Claim)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("claim"), RequireAction(TicketAction.Claim)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        RunAsync(context, (Guid?)ticketId, cancellationToken);

    [Command("staff unclaim", "Release this ticket so that others can claim it"), RequireAction(TicketAction.Unclaim)]
    public async Task<Reply> UnclaimAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Unclaim,
            leaving =>
            {
                if (leaving.Ticket.AssigneeId is null)
                    return new Refusal("claim.nobody");
                leaving.Ticket.Unassign();
                return null;
            },
            cancellationToken
        );
        return await AnswerAsync(context, result, "claim.left", cancellationToken);
    }

    [Command("staff assign", "Assign this ticket to a staff member of the department"), RequireAction(TicketAction.Assign)]
    public async Task<Reply> AssignAsync(
        CommandContext context,
        [Option("member", "A staff member of the department")] User member,
        CancellationToken cancellationToken
    )
    {
        if (!context.Resolved.Members.TryGetValue(member.Id, out var chosen))
            return new Refusal("claim.not-here", member.Mention);
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Assign,
            assigning =>
            {
                if (member.Bot || !TicketRoles.Of(assigning.Ticket, chosen with { User = member }).HasFlag(ActorRoles.Staff))
                    return new Refusal("claim.not-staff", member.Mention);
                if (assigning.Ticket.AssigneeId == member.Id)
                    return new Refusal("claim.taken", member.Mention);
                assigning.Ticket.Assign(member.Id, (chosen with { User = member }).DisplayName);
                assigning.Detail = member.Id.ToString();
                assigning.Post = [Mention.User(context.Member.User.Id), member.Mention];
                assigning.PingsUser = member.Id;
                return null;
            },
            cancellationToken
        );
        return await AnswerAsync(context, result, "claim.assigned", cancellationToken);
    }

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        var result = await change.AskInChannelAsync(
            context,
            ticket,
            TicketAction.Claim,
            claiming => policy.TakeAsync(claiming, context.Member, cancellationToken),
            cancellationToken
        );
        return await AnswerAsync(context, result, "claim.done", cancellationToken);
    }

    private async Task<Reply> AnswerAsync(
        InteractionContext context,
        ChangeResult result,
        string done,
        CancellationToken cancellationToken
    ) =>
        result.Refusal is { } refusal
            ? refusal
            : await change.AnswerAsync(result, context.Text(done, result.Ticket!.Label), cancellationToken);
}
