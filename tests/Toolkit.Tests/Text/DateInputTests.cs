using System.Globalization;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class DateInputTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-02", false, "2026-11-01T16:00:00")]
    [InlineData("2026-11-02", true, "2026-11-02T16:00:00")]
    [InlineData("2026/11/2 ", false, "2026-11-01T16:00:00")]
    [InlineData("２０２６-11-02", false, "2026-11-01T16:00:00")]
    [InlineData("2026-11-02 14:30", true, "2026-11-02T06:30:00")]
    [InlineData("2026/11/02 14:30", false, "2026-11-02T06:30:00")]
    [InlineData("2026-11-02T14:30", false, "2026-11-02T06:30:00")]
    [InlineData("2026-11-02T14:30Z", false, "2026-11-02T14:30:00")]
    [InlineData("7d", false, "2026-11-13T12:00:00")]
    [InlineData("２小時", true, "2026-11-20T10:00:00")]
    [InlineData("yesterday", false, null)]
    [InlineData("2026-02-30", false, null)]
    [InlineData("2014-12-31", false, null)]
    [InlineData("9999-12-31", true, null)]
    [InlineData("", false, null)]
    public void An_instant_is_read_in_the_zone(string text, bool isEnd, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected + "Z", CultureInfo.InvariantCulture),
            DateInput.ReadInstant(text, Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"), isEnd)
        );

    [Theory]
    [InlineData("2026-11-02", "2026-11-02")]
    [InlineData("2026-11-02T20:00Z", "2026-11-03")]
    [InlineData("0", "2026-11-20")]
    [InlineData("20h", "2026-11-20")]
    [InlineData("21h", "2026-11-19")]
    [InlineData("soon", null)]
    public void A_day_is_read_in_the_zone(string text, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture),
            DateInput.ReadDay(text, Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"))
        );

    [Fact]
    public void A_day_begins_at_its_first_instant_where_clocks_are_changed()
    {
        // At midnight clocks go on to one; what is skipped comes at the end of the gap.
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");
        Assert.Equal(new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero), cairo.StartOf(new DateOnly(2026, 4, 24)));
        // From three back to two: the first of both.
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), berlin.ToInstant(new DateTime(2026, 10, 25, 2, 30, 0)));
        Assert.Equal(new DateOnly(2026, 4, 24), cairo.DayOf(cairo.StartOf(new DateOnly(2026, 4, 24))));
    }
}
