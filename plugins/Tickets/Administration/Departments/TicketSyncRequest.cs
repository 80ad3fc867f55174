using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Has the live tickets of a department follow what was changed about it, a few at a time. The caller saves.</summary>
internal sealed class TicketSyncRequest(TicketsDbContext db, TimeProvider time)
{
    private const int BatchSize = 10;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    /// <param name="department">The department as it is now.</param>
    /// <param name="access">Whether others see its tickets now.</param>
    /// <param name="control">Whether the heads of its tickets look different now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many tickets there are.</returns>
    public async Task<int> RequestAsync(Department department, bool access, bool control, CancellationToken cancellationToken)
    {
        var live = await db
            .Tickets.Where(t => t.GuildId == department.GuildId && t.DepartmentId == department.Id && t.State != TicketState.Closed)
            .OrderBy(t => t.Number)
            .ToListAsync(cancellationToken);
        foreach (var (index, ticket) in live.Index())
        {
            ticket.AccessRequested += access ? 1 : 0;
            ticket.ControlRequested += control ? 1 : 0;
            ticket.AbandonedEffects &= ~(
                (access ? EffectKinds.Access : EffectKinds.None) | (control ? EffectKinds.Control : EffectKinds.None)
            );
            ticket.DeferredEffects = EffectKinds.None;
            ticket.DeadlineAt = TicketDeadline.Next(ticket, department.Rules)?.At;
            // Whoever is at work on it looks again.
            ticket.Version++;
            ticket.NextRunAt = time.GetUtcNow() + (_pause * (index / BatchSize));
        }

        return live.Count;
    }
}
