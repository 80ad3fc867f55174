using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Labels;

/// <summary>Requests new control messages of the open tickets with a label, in batches. The caller saves.</summary>
internal sealed class LabelSyncRequest(TicketsDbContext db, TimeProvider time)
{
    private const int BatchSize = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async Task RequestAsync(GuildLabel label, CancellationToken cancellationToken)
    {
        var live = await db
            .Tickets.Include(t => t.Department)
            .Where(t => t.GuildId == label.GuildId && t.State != TicketState.Closed && t.Labels.Any(l => l.LabelId == label.Id))
            .OrderBy(t => t.Number)
            .ToListAsync(cancellationToken);
        foreach (var (index, ticket) in live.Index())
            ticket.Follow(ticket.Department!, access: false, control: true, time.GetUtcNow() + (Pause * (index / BatchSize)));
    }
}
