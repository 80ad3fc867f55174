using System.Collections.Concurrent;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DCTicket.Tickets.Tests;

/// <summary>Keeps the durable events that were saved, as a host writes them to the outbox.</summary>
internal sealed class RaisedEventsRecorder : SaveChangesInterceptor
{
    public ConcurrentQueue<DurableEvent> Saved { get; } = new();

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is PluginDbContext db)
            foreach (var raised in db.Raised.Take(db.ChangeTracker))
                Saved.Enqueue(raised);
        return ValueTask.FromResult(result);
    }
}
