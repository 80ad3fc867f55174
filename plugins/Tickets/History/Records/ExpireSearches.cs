using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets.History.Records;

/// <summary>Forgets searches whose buttons are too old.</summary>
internal sealed class ExpireSearches(TicketsDbContext db, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - SavedSearches.Lifetime;
        await db.Searches.Where(search => search.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
