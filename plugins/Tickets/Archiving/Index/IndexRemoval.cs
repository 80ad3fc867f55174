using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Takes out of the index what is erased. It goes with what else the context saves.</summary>
internal sealed class IndexRemoval(TicketsDbContext db)
{
    /// <summary>Messages, by their ids. Whether they still exist does not matter.</summary>
    public async Task RemoveAsync(IReadOnlyList<Snowflake> ids, CancellationToken cancellationToken)
    {
        db.IndexEntries.AddRange(ids.Select(id => new IndexEntry { Target = (long)id.Value }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What tickets say themselves, and the notes about them. Before the tickets are deleted: only they know their rows.</summary>
    public async Task RemoveAsync(IReadOnlyList<Guid> tickets, CancellationToken cancellationToken)
    {
        var texts = await db.SearchTexts.Where(text => tickets.Contains(text.TicketId)).ToListAsync(cancellationToken);
        db.IndexEntries.AddRange(texts.Select(text => new IndexEntry { Target = text.Id }));
        db.SearchTexts.RemoveRange(texts);
        await db.SaveChangesAsync(cancellationToken);
    }
}
