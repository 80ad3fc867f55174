using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Lists;

/// <summary>
/// A list that is too long for one message, in numbered pages. A page that is not there any more becomes the last one, and one below 0 the
/// first.
/// </summary>
/// <param name="count">How long the list is.</param>
/// <param name="pageSize">How much of it is on a page.</param>
/// <param name="page">The wanted page; the first one is 0.</param>
public sealed class Pager(int count, int pageSize, int page)
{
    private const string Back = "◀";
    private const string Ahead = "▶";

    /// <summary>How many pages there are; an empty list has one.</summary>
    public int PageCount => Math.Max(1, (count + pageSize - 1) / pageSize);

    /// <summary>The page that is shown; the first one is 0.</summary>
    public int Page => Math.Clamp(page, 0, PageCount - 1);

    /// <summary>How much of the list is on the pages before.</summary>
    public int Skipped => Page * pageSize;

    /// <summary>The page of a list that was read as a whole.</summary>
    public IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip(Skipped).Take(pageSize)];

    /// <summary>The page of a list in the database; its order has to be given.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> all) => all.Skip(Skipped).Take(pageSize);

    /// <summary>“Page 2 of 3”; null where there is only one.</summary>
    public EmbedFooter? Footer(CultureInfo culture) =>
        PageCount == 1 ? null : new EmbedFooter(ToolkitTexts.Get(culture, "page", Page + 1, PageCount));

    /// <summary>The buttons to the pages beside it, whose number is all that their route has; none where there is only one page.</summary>
    public IReadOnlyList<Button> Buttons(string route) => Buttons(number => Route.To(route, number));

    /// <summary>The buttons to the pages beside it; none where there is only one page.</summary>
    /// <param name="route">Where the button of a page leads. Each page needs a route of its own, also those before the first and behind the
    /// last.</param>
    /// <param name="back">The label of the button to the page before.</param>
    /// <param name="ahead">The label of the button to the next page.</param>
    public IReadOnlyList<Button> Buttons(Func<int, Route> route, string back = Back, string ahead = Ahead) =>
        ButtonsBeside(Page, Page < PageCount - 1, route, back, ahead);

    /// <summary>The same for a list of which nobody knows how long it is.</summary>
    /// <param name="page">The page that is shown; the first one is 0.</param>
    /// <param name="hasNext">Whether there is another one behind it.</param>
    /// <param name="route">Where the button of a page leads.</param>
    /// <param name="back">The label of the button to the page before.</param>
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
