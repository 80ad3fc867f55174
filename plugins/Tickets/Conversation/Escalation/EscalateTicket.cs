using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Conversation.Escalation;

/// <summary>Asks for a person: the department is pinged, once per cooldown.</summary>
internal sealed class EscalateTicket(TicketActions change, IDiscord discord)
{
    [Command("ticket escalate", "Ask the team to reply"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("handoff"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        // Before the change: an outage here must not look as if nothing had been done.
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

    // Asking again within the cooldown is not said again in the channel either, and does nothing where people are asked for already.
    private static Refusal? Edit(TicketChange asking)
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

    private static Refusal Already(DateTimeOffset again) => new("handoff.pinged-already", Markdown.Relative(again));
}
