using System.Globalization;
using System.Linq.Expressions;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Toolkit.Lists;

/// <summary>
/// Pages through a list by time with cursors instead of page numbers, so that new rows do not shift the pages.
/// </summary>
public static class CursorPager
{
    /// <summary>Reads a page.</summary>
    /// <param name="all">All rows, in any order.</param>
    /// <param name="id">The id by which they are ordered.</param>
    /// <param name="cursor">The cursor.</param>
    /// <param name="pageSize">How many rows it has at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<CursorPage<T>> ReadPageAsync<T>(
        this IQueryable<T> all,
        Expression<Func<T, long>> id,
        PageCursor cursor,
        int pageSize,
        CancellationToken cancellationToken
    ) => Cut(await ReadAsync(all, id, cursor.From, cursor, pageSize, cancellationToken), cursor, pageSize);

    /// <inheritdoc cref="ReadPageAsync{T}(IQueryable{T}, Expression{Func{T, long}}, PageCursor, int, CancellationToken)"/>
    public static async Task<CursorPage<T>> ReadPageAsync<T>(
        this IQueryable<T> all,
        Expression<Func<T, Snowflake>> id,
        PageCursor cursor,
        int pageSize,
        CancellationToken cancellationToken
    ) => Cut(await all.ReadRowsAsync(id, cursor, pageSize, cancellationToken), cursor, pageSize);

    /// <summary>
    /// Reads the rows of a page and one more, in the direction of the cursor, for <see cref="Cut"/>: if the size of the rows decides how
    /// many fit.
    /// </summary>
    public static Task<List<T>> ReadRowsAsync<T>(
        this IQueryable<T> all,
        Expression<Func<T, Snowflake>> id,
        PageCursor cursor,
        int pageSize,
        CancellationToken cancellationToken
    ) => ReadAsync(all, id, new Snowflake((ulong)Math.Max(0, cursor.From)), cursor, pageSize, cancellationToken);

    /// <summary>The page of rows that <see cref="ReadRowsAsync"/> has read.</summary>
    /// <param name="rows">The rows, with one more than fit if there are more.</param>
    /// <param name="cursor">The cursor.</param>
    /// <param name="pageSize">How many rows fit.</param>
    public static CursorPage<T> Cut<T>(IReadOnlyList<T> rows, PageCursor cursor, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var shown = rows.Take(pageSize).ToList();
        var hasMore = rows.Count > shown.Count;
        if (cursor.IsForward)
            return new CursorPage<T>(shown, HasOlder: !cursor.IsEnd, HasNewer: hasMore);
        shown.Reverse();
        return new CursorPage<T>(shown, HasOlder: hasMore, HasNewer: !cursor.IsEnd);
    }

    /// <summary>The buttons to the oldest, older, newer and newest page.</summary>
    /// <param name="culture">The member's language.</param>
    /// <param name="page">The current page.</param>
    /// <param name="id">The id of a row.</param>
    /// <param name="route">Creates the route of a button from 1 for forward or 0, the id, and a suffix that makes the route unique.</param>
    public static IReadOnlyList<Button> Buttons<T>(
        CultureInfo culture,
        CursorPage<T> page,
        Func<T, long> id,
        Func<int, long, string, Route> route
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        var (first, last) = page.Items is [var oldest, ..] ? (id(oldest), id(page.Items[^1])) : (0, 0);
        return
        [
            Go("oldest", PageCursor.Oldest, page.HasOlder),
            Go("older", new PageCursor(false, first), page.HasOlder),
            Go("newer", new PageCursor(true, last), page.HasNewer),
            Go("newest", PageCursor.Newest, page.HasNewer),
        ];

        Button Go(string where, PageCursor cursor, bool isPossible) =>
            new(route(cursor.IsForward ? 1 : 0, cursor.From, where[^2..]), ToolkitTexts.Get(culture, where)) { Disabled = !isPossible };
    }

    /// <summary>The label of a button to older rows.</summary>
    public static string Older(CultureInfo culture) => ToolkitTexts.Get(culture, "older");

    /// <summary>The label of a button to newer rows.</summary>
    public static string Newer(CultureInfo culture) => ToolkitTexts.Get(culture, "newer");

    private static Task<List<T>> ReadAsync<T, TId>(
        IQueryable<T> all,
        Expression<Func<T, TId>> id,
        TId from,
        PageCursor cursor,
        int pageSize,
        CancellationToken cancellationToken
    )
    {
        // A property and not a constant, so that EF Core reuses one query plan.
        var start = Expression.Property(Expression.Constant(new Start<TId>(from)), nameof(Start<TId>.Id));
        var compared = cursor.IsForward ? Expression.GreaterThan(id.Body, start) : Expression.LessThan(id.Body, start);
        var beyond = all.Where(Expression.Lambda<Func<T, bool>>(compared, id.Parameters));
        return (cursor.IsForward ? beyond.OrderBy(id) : beyond.OrderByDescending(id)).Take(pageSize + 1).ToListAsync(cancellationToken);
    }

    private sealed record Start<TId>(TId Id);
}
