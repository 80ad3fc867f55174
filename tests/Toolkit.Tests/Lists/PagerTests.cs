using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Toolkit.Lists;

namespace DCTicket.Toolkit.Tests.Lists;

public sealed class PagerTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 3)]
    public void What_fits_on_one_page_has_no_buttons_and_no_footer(int count, int page)
    {
        var pager = new Pager(count, 10, page);
        Assert.Equal((1, 0, 0), (pager.PageCount, pager.Page, pager.Skipped));
        Assert.Empty(pager.Buttons("page"));
        Assert.Null(pager.Footer(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(-1, 0, true, false)]
    [InlineData(0, 0, true, false)]
    [InlineData(1, 1, false, false)]
    [InlineData(2, 2, false, true)]
    [InlineData(9, 2, false, true)]
    public void A_page_that_is_not_there_is_the_nearest_one(int wanted, int shown, bool isFirst, bool isLast)
    {
        var pager = new Pager(21, 10, wanted);
        Assert.Equal(shown, pager.Page);
        Assert.Equal(Enumerable.Range(0, 21).Skip(shown * 10).Take(10), pager.Of(Enumerable.Range(0, 21)));
        Assert.Equal([isFirst, isLast], pager.Buttons("page").Select(button => button.Disabled));
        Assert.Equal($"第 {shown + 1} 頁，共 3 頁", pager.Footer(Chinese)?.Text);
        // Two buttons of one message must not have the same route.
        Assert.Equal(2, pager.Buttons(page => Route.To("page", "x", page)).Select(button => button.Route.Value).Distinct().Count());
    }

    [Fact]
    public void Of_a_list_without_an_end_it_is_known_whether_there_is_more()
    {
        Assert.Empty(Pager.ButtonsBeside(0, hasNext: false, page => Route.To("page", page)));
        Assert.Equal(
            [("Newer", false), ("Older", true)],
            Pager.ButtonsBeside(1, hasNext: false, page => Route.To("page", page), "Newer", "Older").Select(b => (b.Label!, b.Disabled))
        );
    }
}
