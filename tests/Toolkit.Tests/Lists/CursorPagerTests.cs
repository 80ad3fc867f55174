using System.Globalization;
using CsCheck;
using DCTicket.Contracts;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Tests.Storage;

namespace DCTicket.Toolkit.Tests.Lists;

public sealed class CursorPagerTests
{
    [Fact]
    public async Task All_rows_are_seen_once_from_either_end()
    {
        await using var db = await TestDbContext.CreateAsync();
        db.AddRange(Enumerable.Range(1, 23).Select(number => new TestRow { Id = new Snowflake((ulong)number * 10), Name = $"{number}" }));
        await db.SaveChangesAsync();

        Assert.Equal(Enumerable.Range(1, 23), (await WalkAsync(db, PageCursor.Oldest)).SelectMany(page => page));
        Assert.Equal(Enumerable.Range(1, 23), (await WalkAsync(db, PageCursor.Newest)).Reverse<List<int>>().SelectMany(page => page));
    }

    [Fact]
    public void A_page_shows_what_fits_and_knows_what_is_beside_it() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 13], Gen.Bool, Gen.Int[1, 5])
            .Sample(
                (count, from, isForward, size) =>
                {
                    var all = Enumerable.Range(1, count).ToList();
                    var cursor = new PageCursor(
                        isForward,
                        isForward ? from
                            : from == 13 ? long.MaxValue
                            : from
                    );
                    var beyond = isForward ? all.Where(id => id > cursor.From) : all.Where(id => id < cursor.From).Reverse();
                    var page = CursorPager.Cut([.. beyond.Take(size + 1)], cursor, size);

                    Assert.Equal(beyond.Take(size).Order(), page.Items);
                    Assert.Equal(beyond.Skip(size).Any(), isForward ? page.HasNewer : page.HasOlder);
                    Assert.Equal(!cursor.IsEnd, isForward ? page.HasOlder : page.HasNewer);
                }
            );

    [Fact]
    public void Its_buttons_lead_to_the_ends_and_to_both_sides()
    {
        var page = new CursorPage<long>([4, 5, 6], HasOlder: true, HasNewer: false);
        var buttons = CursorPager.Buttons(
            CultureInfo.GetCultureInfo("en"),
            page,
            id => id,
            (forward, from, own) => Route.To("rows", forward, from, own)
        );
        Assert.Equal(["Oldest", "Older", "Newer", "Newest"], buttons.Select(button => button.Label));
        Assert.Equal([false, false, true, true], buttons.Select(button => button.Disabled));
        Assert.Equal(4, buttons.Select(button => button.Route.Value).Distinct().Count());
        Assert.Equal("rows:0:4:er", buttons[1].Route.Value);
    }

    // What a member sees who goes on as long as there is a button to go on with.
    private static async Task<List<List<int>>> WalkAsync(TestDbContext db, PageCursor cursor)
    {
        List<List<int>> pages = [];
        while (true)
        {
            var page = await db.Rows.ReadPageAsync(row => row.Id, cursor, 5, CancellationToken.None);
            pages.Add([.. page.Items.Select(row => int.Parse(row.Name, CultureInfo.InvariantCulture))]);
            Assert.Equal(pages.Count == 1, cursor.IsForward ? !page.HasOlder : !page.HasNewer);
            if (cursor.IsForward ? !page.HasNewer : !page.HasOlder)
                return pages;
            cursor = cursor with { From = (long)(cursor.IsForward ? page.Items[^1] : page.Items[0]).Id.Value };
        }
    }
}
