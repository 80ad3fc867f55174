using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Effects.Changes;

/// <summary>Applies an action to a ticket with its effects; the caller saves.</summary>
internal sealed class TicketChangeEffects(TicketsDbContext db, WorkLease lease, IOptions<TicketsOptions> options)
{
    public async Task ApplyAsync(TicketChange change, CancellationToken cancellationToken)
    {
        var (ticket, transition, now) = (change.Ticket, change.Transition, change.Now);
        db.History.Add(Write(change));
        ticket.ChangeState(transition.To, now);
        // It needs the team now, or nobody.
        if (
            transition.Action is TicketAction.Handoff or TicketAction.Transfer
            || transition.To is TicketState.Resolved or TicketState.Closed
        )
            ticket.EndSnooze(now);
        Want(change, now);
        if (transition.Effects.HasFlag(TransitionEffects.Completion))
            await CloseAsync(change, now, cancellationToken);
        ticket.UpdateDeadline(ticket.Department!.Rules);
        if (transition.Effects != TransitionEffects.None)
            ticket.ScheduleRun(lease.Until);
        foreach (var raised in ChangeEvents.Of(change, db.Entry(ticket).Property(t => t.Priority).OriginalValue))
            db.Raise(raised);
    }

    private void Want(TicketChange change, DateTimeOffset now)
    {
        var (ticket, effects) = (change.Ticket, change.Transition.Effects);
        if (effects.HasFlag(TransitionEffects.ClaimAccess) && ticket.Department!.Rules.ClaimVisibility != ClaimVisibility.EveryoneWrites)
            effects |= TransitionEffects.Overwrites;
        ticket.Request(effects);
        var pings = effects.HasFlag(TransitionEffects.Ping) && MayPing(change, now);
        if (effects.HasFlag(TransitionEffects.Notice) && change.Post is { } arguments)
        {
            ticket.Notices.Request();
            db.Notices.Add(
                new TicketNotice
                {
                    TicketId = ticket.Id,
                    Action = change.Transition.Action,
                    Arguments = [.. arguments],
                    PingsStaff = pings,
                    PingsUser = change.PingsUser,
                    CreatedAt = now,
                }
            );
        }
    }

    private static bool MayPing(TicketChange change, DateTimeOffset now)
    {
        var again = change.Ticket.PingedAt + change.Ticket.Department!.Rules.PingCooldown;
        if (again > now)
        {
            change.NoPingUntil = again;
            return false;
        }

        change.Ticket.NotePinged(now);
        return true;
    }

    private async Task CloseAsync(TicketChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ticket, by) = (change.Ticket, change.By);
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == ticket.GuildId, cancellationToken);
        ticket.Close(by, change.CloseReason, now, guild.GraceTime ?? options.Value.GraceTime);
    }

    /// <summary>The history entry. The caller sets the ticket afterwards.</summary>
    public static TicketHistory Write(TicketChange change) =>
        new()
        {
            GuildId = change.Ticket.GuildId,
            TicketId = change.Ticket.Id,
            At = change.Now,
            Action = change.Transition.Action,
            From = change.Ticket.State,
            To = change.Transition.To,
            DepartmentId = change.Ticket.DepartmentId,
            ActorId = change.By.Id,
            ActorName = change.By.Name,
            ActorRoles = change.Roles,
            Detail = change.Detail,
        };
}
