using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.History.Search;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>
/// Renders search results with paging. A search with several pages is saved for a day, since a custom id has at most a hundred characters.
/// </summary>
internal sealed class SavedSearches(
    TicketsDbContext db,
    SearchHitQuery hits,
    TicketListQuery tickets,
    SearchResultRenderer write,
    TimeProvider time
)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public async Task<OutgoingMessage> FirstAsync(InteractionContext context, SearchFilters filters, CancellationToken cancellationToken)
    {
        var search = new SavedSearch
        {
            Id = Guid.NewGuid(),
            GuildId = context.GuildId,
            UserId = context.Member.User.Id,
            Filters = filters,
            Pages = [SearchHitQuery.First(filters)],
            CreatedAt = time.GetUtcNow(),
        };
        return await ShowAsync(context, search, 0, cancellationToken);
    }

    /// <summary>A page of a saved search; null if it has expired or is somebody else's.</summary>
    public async Task<OutgoingMessage?> TurnAsync(InteractionContext context, Guid id, int page, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - Lifetime;
        var user = context.Member.User.Id;
        var search = await db.Searches.SingleOrDefaultAsync(
            s => s.Id == id && s.GuildId == context.GuildId && s.UserId == user && s.CreatedAt > oldest,
            cancellationToken
        );
        return search is null || page < 0 || page >= search.Pages.Count ? null : await ShowAsync(context, search, page, cancellationToken);
    }

    private async Task<OutgoingMessage> ShowAsync(
        InteractionContext context,
        SavedSearch search,
        int page,
        CancellationToken cancellationToken
    )
    {
        var asker = await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken);
        var (filters, start) = (search.Filters, search.Pages[page]);
        var terms = filters.Text is { } text ? SearchTerms.Read(text) : null;
        var found = terms is null
            ? await tickets.FindAsync(asker, filters, start, SearchResultRenderer.PageSize, cancellationToken)
            : await hits.FindAsync(asker, filters, terms, start, SearchResultRenderer.PageSize, cancellationToken);
        if (found.Next is { } next && page == search.Pages.Count - 1)
            await KeepAsync(search, next, cancellationToken);
        return await write.RenderAsync(context, new ShownPage(search, page, found, terms), cancellationToken);
    }

    private async Task KeepAsync(SavedSearch search, long next, CancellationToken cancellationToken)
    {
        search.Pages = [.. search.Pages, next];
        if (db.Entry(search).State == EntityState.Detached)
            db.Searches.Add(search);
        await db.SaveChangesAsync(cancellationToken);
    }
}
