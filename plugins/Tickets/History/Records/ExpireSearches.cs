using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>Deletes expired searches.</summary>
internal sealed class ExpireSearches(TicketsDbContext db, TimeProvider time) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - SavedSearches.Lifetime;
        await db.Searches.Where(search => search.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
