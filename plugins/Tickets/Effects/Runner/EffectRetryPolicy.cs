using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// When a rejected effect is retried. Time-outs of the bot and growing delays decide; admins are notified of effects that protect access.
/// </summary>
internal sealed class EffectRetryPolicy(BotPermissionQuery permissions, HealthMonitor health)
{
    // Clock skew between Discord and this machine.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    public void PutOff(Ticket ticket, TicketEffect effect, DateTimeOffset now)
    {
        // Until its time-out ends every attempt would fail; Discord sends no event at its end.
        ticket.Deferral.Add(
            effect.Kind,
            count =>
                permissions.FindTimeout(ticket.GuildId) is { } end
                && end + Slack is var free
                && free < now + WorkLease.LongPause(int.MaxValue)
                    ? free
                    : now + WorkLease.LongPause(count)
        );
        if (effect.IsNeverAbandoned)
            health.ScheduleCheck(ticket.GuildId);
    }
}
