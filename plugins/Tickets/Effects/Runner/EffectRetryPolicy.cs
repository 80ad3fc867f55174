using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// When an effect that Discord refused is tried again. Time-outs of the bot and pauses that grow decide; admins are told of what protects
/// access.
/// </summary>
internal sealed class EffectRetryPolicy(BotPermissionQuery permissions, HealthMonitor health)
{
    // Discord's clock need not agree with ours.
    private static readonly TimeSpan _slack = TimeSpan.FromSeconds(3);

    public void PutOff(Ticket ticket, TicketEffect effect, DateTimeOffset now)
    {
        if (ticket.DeferredEffects == EffectKinds.None)
        {
            ticket.PutOffTimes++;
            var pause = now + WorkLease.LongPause(ticket.PutOffTimes);
            // Before its time-out ends every try would be in vain; Discord does not tell its end.
            ticket.PutOffUntil =
                permissions.FindTimeout(ticket.GuildId) is { } end
                && end + _slack is var free
                && free < now + WorkLease.LongPause(int.MaxValue)
                    ? free
                    : pause;
        }

        ticket.DeferredEffects |= effect.Kind;
        if (effect.IsNeverAbandoned)
            health.ScheduleCheck(ticket.GuildId);
    }
}
