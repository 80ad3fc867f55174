using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Removes erased content from the index, with the context's next save.</summary>
internal sealed class IndexRemoval(TicketsDbContext db)
{
    /// <summary>Removes messages by id, whether they exist or not.</summary>
    public async Task RemoveAsync(IReadOnlyList<Snowflake> ids, CancellationToken cancellationToken)
    {
        db.IndexEntries.AddRange(ids.Select(id => new IndexEntry { Target = (long)id.Value }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Removes tickets' own texts and notes. Call it before the tickets are deleted, since they reference the rows.</summary>
    public async Task RemoveAsync(IReadOnlyList<Guid> tickets, CancellationToken cancellationToken)
    {
        var texts = await db.SearchTexts.Where(text => tickets.Contains(text.TicketId)).ToListAsync(cancellationToken);
        db.IndexEntries.AddRange(texts.Select(text => new IndexEntry { Target = text.Id }));
        db.SearchTexts.RemoveRange(texts);
        await db.SaveChangesAsync(cancellationToken);
    }
}
