using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Asks for a person: the department is pinged, once per cooldown.</summary>
internal sealed class AskForPeople(ChangeTicket change, RoleCache roles)
{
    [Command("handoff", "Ask for a person of the department"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) => RunAsync(context, null, cancellationToken);

    [Button("handoff"), RequireAction(TicketAction.Handoff)]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) => RunAsync(context, (Guid?)ticketId, cancellationToken);

    private async Task<Reply> RunAsync(InteractionContext context, Guid? ticket, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(context, ticket, TicketAction.Handoff, Edit, cancellationToken);
        if (result.Refusal is { } refusal)
            return Reply.Refuse(refusal.In(context.Culture));
        if (result.Done!.NoPingUntil is { } until)
            return TicketTexts.Get(context.Culture, "handoff.pinged-already", Markdown.Relative(until));
        var live = await roles.GetAsync(context.GuildId, cancellationToken);
        return TicketTexts.Get(context.Culture, result.Ticket!.Department!.StaffRoles.Any(live.Contains) ? "handoff.done" : "handoff.nobody");
    }

    // Asking again within the cooldown is not said again in the channel either.
    private static Refusal? Edit(TicketChange asking)
    {
        if (asking.Ticket.State != TicketState.Open && asking.Ticket.PingedAt + asking.Ticket.Department!.Rules.PingCooldown > asking.Now)
            asking.Post = null;
        return null;
    }
}
