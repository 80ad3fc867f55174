using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Lists;

/// <summary>
/// Numbered pages of a list that is too long for one message. A page number out of range becomes the first or the last page.
/// </summary>
/// <param name="count">The length of the list.</param>
/// <param name="pageSize">The number of items per page.</param>
/// <param name="page">The requested page, from 0.</param>
public sealed class Pager(int count, int pageSize, int page)
{
    private const string Back = "◀";
    private const string Ahead = "▶";

    /// <summary>The number of pages; at least 1.</summary>
    public int PageCount => Math.Max(1, (count + pageSize - 1) / pageSize);

    /// <summary>The current page, from 0.</summary>
    public int Page => Math.Clamp(page, 0, PageCount - 1);

    /// <summary>The number of items on the pages before.</summary>
    public int Skipped => Page * pageSize;

    /// <summary>The items of the page, from the whole list.</summary>
    public IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip(Skipped).Take(pageSize)];

    /// <summary>The items of the page, from an ordered query.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> all) => all.Skip(Skipped).Take(pageSize);

    /// <summary>“Page 2 of 3”; null if there is only one page.</summary>
    public EmbedFooter? Footer(CultureInfo culture) =>
        PageCount == 1 ? null : new EmbedFooter(ToolkitTexts.Get(culture, "page", Page + 1, PageCount));

    /// <summary>The buttons to the previous and next page, with the page number as the only argument; none for a single page.</summary>
    public IReadOnlyList<Button> Buttons(string route) => Buttons(number => Route.To(route, number));

    /// <summary>The buttons to the previous and next page; none for a single page.</summary>
    /// <param name="route">Creates the route to a page. Each page needs a unique route, also the ones before the first and after the
    /// last.</param>
    /// <param name="back">The label of the button to the previous page.</param>
    /// <param name="ahead">The label of the button to the next page.</param>
    public IReadOnlyList<Button> Buttons(Func<int, Route> route, string back = Back, string ahead = Ahead) =>
        ButtonsBeside(Page, Page < PageCount - 1, route, back, ahead);

    /// <summary>The buttons to the previous and next page of a list of unknown length.</summary>
    /// <param name="page">The current page, from 0.</param>
    /// <param name="hasNext">Whether there is a next page.</param>
    /// <param name="route">Creates the route to a page.</param>
    /// <param name="back">The label of the button to the previous page.</param>
    /// <param name="ahead">The label of the button to the next page.</param>
    public static IReadOnlyList<Button> ButtonsBeside(
        int page,
        bool hasNext,
        Func<int, Route> route,
        string back = Back,
        string ahead = Ahead
    ) =>
        page == 0 && !hasNext
            ? []
            : [new Button(route(page - 1), back) { Disabled = page == 0 }, new Button(route(page + 1), ahead) { Disabled = !hasNext }];
}
