using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// /staff repair: repairs the channel, access and control message of a ticket. With a number it works from anywhere, since the channel may
/// be hidden.
/// </summary>
internal sealed class RepairTicket(TicketsDbContext db, TicketActions change)
{
    private const EffectKinds Repaired =
        EffectKinds.Welcome
        | EffectKinds.Access
        | EffectKinds.Control
        | EffectKinds.Pin
        | EffectKinds.Place
        | EffectKinds.Notices
        | EffectKinds.ThreadNote;

    // Permission depends on the ticket, not on the current channel.
    [Command("staff repair", "Repair a ticket’s channel, permissions and messages"), Everyone]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("number", "The ticket number; leave empty for this channel’s ticket", Min = 1, Max = int.MaxValue)] long? number,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Tickets.NumberedOrInChannel(context, number).AsNoTracking().WithDepartment().SingleOrDefaultAsync(cancellationToken)
            is not { } ticket
        )
            return new Refusal(number is null ? "refuse.no-ticket" : "reopen.unknown", number);
        // Others must not learn the state of a ticket.
        if (!TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff))
            return new Refusal("refuse.staff");
        var result = await change.ChangeAsync(
            context.GuildId,
            ticket.Id,
            TicketAction.Repair,
            context.Member,
            repairing =>
            {
                repairing.Ticket.Restore(Repaired);
                repairing.Ticket.ResetAttempts();
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal ? refusal : context.Text("repair.done", result.Ticket!.Label);
    }
}
