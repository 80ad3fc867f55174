using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Deletes the transcripts of a ticket.</summary>
internal sealed class TranscriptPurge(TicketsDbContext db, TranscriptStore transcripts, TimeProvider time)
{
    /// <returns>1 if there was a transcript.</returns>
    public async Task<int> PurgeAsync(Guid ticket, CancellationToken cancellationToken)
    {
        // First, so that it is not built again.
        await db
            .Tickets.Where(t => t.Id == ticket)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.TranscriptsRemovedAt, time.GetUtcNow()), cancellationToken);
        return await transcripts.DropAsync(ticket, cancellationToken) > 0 ? 1 : 0;
    }
}
