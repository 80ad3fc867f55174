using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Blocklist;

/// <summary>Forgets those who may open tickets again: their time is over.</summary>
internal sealed class ExpireBlockedMembers(TicketsDbContext db, TimeProvider time) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Blocklist.Where(b => b.Until <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
