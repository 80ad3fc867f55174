using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>/ticket repair: puts the channel, its access and the control message of a ticket right, whatever has become of them.</summary>
internal sealed class RepairTicket(ChangeTicket change)
{
    [Command("ticket repair", "Put this ticket’s channel, access and messages right"), RequireAction(TicketAction.Repair)]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Repair,
            repairing =>
            {
                var ticket = repairing.Ticket;
                ticket.Skipped &= ~(EffectKinds.Welcome | EffectKinds.Access | EffectKinds.Control | EffectKinds.Place | EffectKinds.Posts | EffectKinds.ThreadNote);
                ticket.Attempts = 0;
                return null;
            },
            cancellationToken);
        return result.Refusal is { } refusal
            ? Reply.Refuse(refusal.In(context.Culture))
            : TicketTexts.Get(context.Culture, "repair.done", result.Ticket!.Label);
    }
}
