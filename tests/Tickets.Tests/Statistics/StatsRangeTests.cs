using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Digest;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Tickets.Tests.Statistics;

public sealed class StatsRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 20, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Taipei = StatsZone.Find("Asia/Taipei")!;

    [Theory]
    [InlineData(null, null, null, "2026-10-29", "2026-11-27")]
    [InlineData(StatsPeriod.Week, null, null, "2026-11-21", "2026-11-27")]
    [InlineData(StatsPeriod.All, null, null, "2025-02-03", "2026-11-27")]
    [InlineData(StatsPeriod.Week, "2026-01-05", "2026-01-09", "2026-01-05", "2026-01-09")]
    [InlineData(StatsPeriod.Week, null, "2026-01-09", "2026-01-03", "2026-01-09")]
    [InlineData(null, "2026/11/01", "2030-01-01", "2026-11-01", "2026-11-27")]
    [InlineData(null, "2016-01-01", null, "2025-02-03", "2026-11-27")]
    public void A_period_is_whole_days_of_the_zone(object? period, string? from, string? to, string first, string last)
    {
        var (range, refusal) = StatsRange.Read((StatsPeriod?)period, from, to, Taipei, Now, new DateOnly(2025, 2, 3));
        Assert.Null(refusal);
        Assert.Equal((first, last), ($"{range!.First:yyyy-MM-dd}", $"{range.Last:yyyy-MM-dd}"));
        Assert.Equal(TimeSpan.FromHours(8), range.From.Offset);
    }

    [Theory]
    [InlineData("2026-02-30", null, "stats.bad-day")]
    [InlineData("yesterday", null, "stats.bad-day")]
    [InlineData("2026-11-28", null, "stats.bad-range")]
    [InlineData("2026-11-05", "2026-11-04", "stats.bad-range")]
    public void What_is_no_period_is_refused(string? from, string? to, string key) =>
        Assert.Equal(key, StatsRange.Read(null, from, to, Taipei, Now, new DateOnly(2025, 2, 3)).Refusal?.Key);

    [Fact]
    public void Long_periods_are_divided_into_weeks_and_months()
    {
        var last = new DateOnly(2026, 11, 26);
        Assert.Equal(30, new StatsRange(last.AddDays(-29), last, Taipei).Parts.Count);
        var weeks = new StatsRange(last.AddDays(-364), last, Taipei).Parts;
        Assert.All(weeks.Skip(1), day => Assert.Equal(DayOfWeek.Monday, day.DayOfWeek));
        Assert.All(new StatsRange(last.AddDays(-1000), last, Taipei).Parts.Skip(1), day => Assert.Equal(1, day.Day));
    }

    [Fact]
    public void A_digest_at_an_hour_that_is_skipped_or_comes_twice_is_due_once()
    {
        var settings = new StatsSettings
        {
            TimeZone = "Europe/Berlin",
            DigestDay = DayOfWeek.Sunday,
            DigestHour = 2,
            DigestChannelId = new(1),
        };
        var spring = settings.Next(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), spring);
        Assert.Equal(new DateTimeOffset(2026, 4, 5, 0, 0, 0, TimeSpan.Zero), settings.Next(spring));
        var autumn = settings.Next(new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero), autumn);
        Assert.Equal(autumn, settings.Last(autumn.AddHours(5)));
        Assert.Equal(
            (new DateOnly(2026, 10, 18), new DateOnly(2026, 10, 24)),
            (settings.WeekOf(autumn).First, settings.WeekOf(autumn).Last)
        );
    }

    [Fact]
    public void Waits_have_a_median_and_a_ninetieth_percentile()
    {
        Assert.Null(Waits.Of([]));
        var waits = Waits.Of(Enumerable.Range(1, 10).Select(i => i * 1000L).Reverse())!;
        Assert.Equal((5.5, 9.0, 5.5), (waits.Median.TotalSeconds, waits.Ninth.TotalSeconds, waits.Average.TotalSeconds));
    }
}
