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
        if (ticket.State != transition.To)
            ticket.StateChangedAt = now;
        ticket.State = transition.To;
        ticket.Version++;
        ticket.Attempts = 0;
        Want(change, now);
        if (transition.Effects.HasFlag(TransitionEffects.Completion))
            await CloseAsync(change, now, cancellationToken);
        ticket.DeadlineAt = TicketDeadline.Next(ticket, ticket.Department!.Rules)?.At;
        if (transition.Effects != TransitionEffects.None)
            ticket.NextRunAt = lease.Until;
    }

    private void Want(TicketChange change, DateTimeOffset now)
    {
        var (ticket, effects) = (change.Ticket, change.Transition.Effects);
        if (effects.HasFlag(TransitionEffects.Control))
            ticket.ControlRequested++;
        if (effects.HasFlag(TransitionEffects.Overwrites))
            ticket.AccessRequested++;
        if (effects.HasFlag(TransitionEffects.ChannelName))
            ticket.LocationRequested++;
        if (effects.HasFlag(TransitionEffects.Category))
            ticket.CategoryRequested++;
        if (effects.HasFlag(TransitionEffects.Log))
            ticket.LogRequested++;
        // A message without effects creates no work, so abandoned effects stay abandoned.
        if (effects != TransitionEffects.None)
        {
            ticket.AbandonedEffects &= ~(
                EffectKinds.Control | EffectKinds.Pin | EffectKinds.Access | EffectKinds.Place | EffectKinds.Notices
            );
            ticket.DeferredEffects = EffectKinds.None;
        }

        var pings = effects.HasFlag(TransitionEffects.Ping) && MayPing(change, now);
        if (effects.HasFlag(TransitionEffects.Notice) && change.Post is { } arguments)
        {
            ticket.NoticesRequested++;
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

        change.Ticket.PingedAt = now;
        return true;
    }

    private async Task CloseAsync(TicketChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ticket, by) = (change.Ticket, change.By);
        var guild = await db.GuildSettings.AsNoTracking().SingleAsync(g => g.GuildId == ticket.GuildId, cancellationToken);
        ticket.Slot = null;
        ticket.ClosedAt = now;
        ticket.ClosedById = by.Id;
        ticket.ClosedByName = by.Id is null ? null : by.Name;
        ticket.DeleteChannelAt = now + (guild.GraceTime ?? options.Value.GraceTime);
        db.Raise(new TicketClosed(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.OwnerId, by.Id));
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
