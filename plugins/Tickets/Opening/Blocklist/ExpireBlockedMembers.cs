using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Blocklist;

/// <summary>Deletes expired blocks.</summary>
internal sealed class ExpireBlockedMembers(TicketsDbContext db, TimeProvider time) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Blocklist.Where(b => b.Until <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
