using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>
/// Deletes the messages of a ticket with versions and attachments, notes, the form and the rating's comment. Metrics, times and history
/// remain. Small transactions; an interrupted run is continued.
/// </summary>
internal sealed class MessagePurge(TicketsDbContext db, IndexRemoval index, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>The number of deleted messages.</returns>
    public async Task<int> PurgeAsync(Guid ticket, CancellationToken cancellationToken)
    {
        // From here on nothing new is archived.
        await db
            .Tickets.Where(t => t.Id == ticket)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.Description, "")
                        .SetProperty(t => t.SourceText, (string?)null)
                        .SetProperty(t => t.RatingComment, (string?)null)
                        .SetProperty(t => t.SurveyAnswers, new List<SurveyAnswer>())
                        .SetProperty(t => t.Answers, new List<TicketAnswer>())
                        .SetProperty(t => t.MessagesRemovedAt, time.GetUtcNow()),
                cancellationToken
            );
        await db.WriteAsync(token => index.RemoveAsync([ticket], token), cancellationToken);
        var dropped = 0;
        while (await StepAsync(ticket, cancellationToken) is var step and > 0)
            dropped += step;
        await db.Notes.Where(n => n.TicketId == ticket).ExecuteDeleteAsync(cancellationToken);
        return dropped;
    }

    private async Task<int> StepAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var dropped = 0;
        await db.WriteAsync(
            async token =>
            {
                var ids = await db
                    .Messages.Where(m => m.TicketId == ticket)
                    .OrderBy(m => m.Id)
                    .Take(Batch)
                    .Select(m => m.Id)
                    .ToListAsync(token);
                if (ids.Count == 0)
                    return;
                await index.RemoveAsync(ids, token);
                await db.Edits.Where(e => ids.Contains(e.MessageId)).ExecuteDeleteAsync(token);
                await db.Attachments.Where(a => ids.Contains(a.MessageId)).ExecuteDeleteAsync(token);
                dropped = await db.Messages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(token);
            },
            cancellationToken
        );
        db.ChangeTracker.Clear();
        await Task.Yield();
        return dropped;
    }
}
