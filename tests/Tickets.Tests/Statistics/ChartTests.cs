using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Statistics.Charts;
using DCTicket.Tickets.Statistics.Reports;
using DCTicket.Tickets.Tests.Core;
using SkiaSharp;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>The pictures are left in artifacts/charts: look at them.</summary>
public sealed class ChartTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly StatsRange Month = new(new DateOnly(2026, 10, 28), new DateOnly(2026, 11, 26), TimeZoneInfo.Utc);

    [Theory]
    [InlineData("en", 30)]
    [InlineData("zh-TW", 30)]
    [InlineData("en", 7)]
    [InlineData("en", 365)]
    [InlineData("zh-TW", 1500)]
    public void Opened_and_closed_tickets_are_drawn(string language, int days)
    {
        var range = Month with { First = Month.Last.AddDays(1 - days) };
        var random = new Random(1);
        var live = 40;
        var flow = range
            .Parts.Select(day =>
            {
                var (opened, closed) = (random.Next(0, 30), random.Next(0, 31));
                return new FlowPoint(day, opened, closed, live = Math.Max(0, live + opened - closed));
            })
            .ToList();
        Look($"flow-{language}-{days}", FlowChart.Draw(flow, range, CultureInfo.GetCultureInfo(language)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-TW")]
    public void Waits_hours_ratings_and_people_are_drawn(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        Look($"waits-{language}", WaitsChart.Draw([310, 240, 120, 80, 40, 22, 15, 9, 3, 1], culture));
        Look($"ratings-{language}", BarChart.Ratings([3, 0, 12, 80, 301], culture));
        var random = new Random(2);
        var hours = new int[7, 24];
        for (var i = 0; i < 2000; i++)
            hours[
                random.Next(random.Next(4, 8)),
                (int)Math.Clamp(14 + (4 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2.5), 0, 23)
            ]++;
        Look($"hours-{language}", HoursChart.Draw(hours, Month, culture));
        string[] names =
        [
            "Tess",
            "陳小明",
            "A very long display name that nobody can read",
            "技術支援部門的資深工程師王大明先生",
            "🦊🦊🦊",
            "Zoë Ünal",
            "Иван",
            "さくら",
            "김민수",
        ];
        var staff = names
            .Select(
                (_, i) => new StatsGroup<Snowflake>(new(100_000 + (ulong)i), 0, 0, 320 >> i, null, Waits.Of([(i + 1) * 400_000L]), 0, null)
            )
            .ToList();
        Look($"staff-{language}", BarChart.Staff(staff, id => names[(int)(id.Value - 100_000)], culture));
    }

    [Fact]
    public void A_single_thing_is_drawn()
    {
        Look("one-flow", FlowChart.Draw([new(Month.Last, 1, 0, 1)], Month with { First = Month.Last }, English));
        Look("one-waits", WaitsChart.Draw([0, 0, 0, 1, 0, 0, 0, 0, 0, 0], English));
        Look("one-staff", BarChart.Staff([new(new(5), 0, 0, 1, null, Waits.Of([1]), 0, null)], _ => "Tess", Chinese));
    }

    [Fact]
    public void Of_nothing_there_is_no_picture()
    {
        Assert.Null(FlowChart.Draw([new(Month.First, 0, 0, 0)], Month, English));
        Assert.Null(WaitsChart.Draw(new int[10], English));
        Assert.Null(HoursChart.Draw(new int[7, 24], Month, English));
        Assert.Null(BarChart.Ratings(new int[5], English));
        Assert.Null(BarChart.Staff([], _ => "", English));
    }

    [Theory]
    [InlineData("Tess", 22, "Tess")]
    [InlineData("🦊 Fox", 22, "Fox")]
    [InlineData("🦊", 22, "")]
    [InlineData("abcdefgh", 5, "abcd…")]
    [InlineData("技術支援部門", 8, "技術支…")]
    public void Names_are_drawn_as_far_as_there_are_letters_and_room(string name, int widest, string expected) =>
        Assert.Equal(expected, ChartFont.Fit(name, widest));

    private static void Look(string name, byte[]? picture)
    {
        Assert.NotNull(picture);
        using var read = SKBitmap.Decode(picture);
        Assert.InRange(read.Width, 800, 2000);
        // An opaque ground, and something on it.
        Assert.Equal(255, read.GetPixel(2, 2).Alpha);
        Assert.True(read.Pixels.Distinct().Count() > 20);
        var folder = Directory.CreateDirectory(Path.Combine(TextsTests.Root(), "artifacts", "charts"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".png"), picture);
    }
}
