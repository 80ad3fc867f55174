using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Escalation;

/// <summary>Asks for a human: pings the department, once per cooldown.</summary>
internal sealed class EscalateTicket(TicketActions change, IDiscord discord)
{
    [Command("ticket escalate", "Ask the team to reply"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("handoff"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        // Before the change, so that an outage here does not look like a failure.
        var live = await discord.GetRoleIdsAsync(context.GuildId, cancellationToken);
        var result = await change.InChannelAsync(context, ticket, TicketAction.Handoff, Edit, cancellationToken);
        if (result.Refusal is { } refusal)
            return refusal;
        if (result.Done!.NoPingUntil is { } until)
            return Already(until).In(context.Culture);
        return result.Ticket!.Department!.StaffRoles.Any(live.Contains)
            ? await change.AnswerAsync(result, context.Text("handoff.done"), cancellationToken)
            : context.Text("handoff.nobody");
    }

    // A repeated request within the cooldown posts no message, and does nothing if the ticket is already escalated.
    internal static Refusal? Edit(TicketChange asking)
    {
        var ticket = asking.Ticket;
        if (
            ticket.State == TicketState.Open
            || ticket.PingedAt + ticket.Department!.Rules.PingCooldown is not { } again
            || again <= asking.Now
        )
            return null;
        asking.Post = null;
        return asking.Transition.To == ticket.State ? Already(again) : null;
    }

    private static Refusal Already(DateTimeOffset again) => new("handoff.pinged-already", Timestamp.Relative(again));
}
