using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets.Opening.Blocklist;

/// <summary>Forgets those who may open tickets again: their time is over.</summary>
internal sealed class ExpireBlockedMembers(TicketsDbContext db, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Blocklist.Where(b => b.Until <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
