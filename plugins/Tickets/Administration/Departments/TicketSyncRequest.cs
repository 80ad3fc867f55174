using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Requests updates of the open tickets of a department, in batches. The caller saves.</summary>
internal sealed class TicketSyncRequest(TicketsDbContext db, TimeProvider time)
{
    private const int BatchSize = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="department">The department after the change.</param>
    /// <param name="access">Whether their overwrites change.</param>
    /// <param name="control">Whether their control messages change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of tickets.</returns>
    public async Task<int> RequestAsync(Department department, bool access, bool control, CancellationToken cancellationToken)
    {
        var live = await db
            .Tickets.Where(t => t.GuildId == department.GuildId && t.DepartmentId == department.Id && t.State != TicketState.Closed)
            .OrderBy(t => t.Number)
            .ToListAsync(cancellationToken);
        foreach (var (index, ticket) in live.Index())
            ticket.Follow(department, access, control, time.GetUtcNow() + (Pause * (index / BatchSize)));

        return live.Count;
    }
}
