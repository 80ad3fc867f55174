using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

/// <summary>Refusals that last for hours: kept also over restarts.</summary>
public sealed class LongRefusalTests
{
    [Theory]
    [InlineData(901)]
    [InlineData(1e300)]
    public async Task A_wait_over_a_quarter_of_an_hour_is_refused_at_once(double retryAfter)
    {
        await using var test = new RestTest();
        test.Sender.Refuse("user", retryAfter);
        Assert.Equal(429, (await RestTest.RefusedAsync(test.GetAsync())).Status);
    }

    [Fact]
    public async Task After_a_refusal_for_long_nothing_is_asked_again_until_the_wait_is_bearable()
    {
        await using var test = new RestTest();
        test.Sender.Refuse("user", 1200).Answer(200).Answer(200);
        await RestTest.RefusedAsync(test.GetAsync());
        var again = await RestTest.RefusedAsync(test.GetAsync());
        Assert.Contains("before 2000-01-01 00:20:00 UTC", again.Reason, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(20), again.RetryAfter);
        await test.GetAsync(RestTest.OtherChannel);
        Assert.Equal(2, test.Sender.Sent.Count);

        test.Time.Advance(TimeSpan.FromMinutes(6));
        var waits = test.GetAsync();
        await test.ElapseAsync(840);
        await waits;
    }

    [Fact]
    public async Task A_refusal_for_a_day_is_kept_to_the_second_also_by_the_next_process()
    {
        var kept = new MemoryRefusals();
        await using var test = new RestTest(refusals: kept);
        test.Sender.Refuse("user", 82721);
        Assert.Equal(TimeSpan.FromSeconds(82721), (await RestTest.RefusedAsync(test.GetAsync("gateway/bot"))).RetryAfter);
        test.Time.Advance(TimeSpan.FromHours(22));
        await RestTest.RefusedAsync(test.GetAsync("gateway/bot"));
        Assert.Single(test.Sender.Sent);

        await using var next = new RestTest(test.Time, kept);
        next.Sender.Answer(200).Answer(200);
        var again = await RestTest.RefusedAsync(next.GetAsync("gateway/bot"));
        Assert.Equal((429, TimeSpan.FromSeconds(82721 - (22 * 3600))), (again.Status, again.RetryAfter));
        Assert.Empty(next.Sender.Sent);
        await next.GetAsync();
        next.Time.Advance(TimeSpan.FromSeconds(82721 - (22 * 3600)));
        await next.GetAsync("gateway/bot");
    }

    [Fact]
    public async Task A_refusal_of_everything_for_a_day_is_kept_by_the_next_process()
    {
        var kept = new MemoryRefusals();
        await using var test = new RestTest(refusals: kept);
        test.Sender.Refuse("global", 86400);
        await RestTest.RefusedAsync(test.GetAsync());

        await using var next = new RestTest(test.Time, kept);
        next.Sender.Answer(204, "").Answer(200);
        await RestTest.RefusedAsync(next.GetAsync(RestTest.OtherChannel));
        await next.PostAsync(RestTest.Interaction);
        next.Time.Advance(TimeSpan.FromDays(1));
        await next.GetAsync();
    }

    [Fact]
    public async Task A_short_refusal_is_not_kept()
    {
        var kept = new MemoryRefusals();
        await using var test = new RestTest(refusals: kept);
        test.Sender.Refuse("user", 899).Answer(200);
        var request = test.GetAsync();
        await test.ElapseAsync(899);
        await request;
        Assert.Empty(kept.Load());
    }

    [Fact]
    public async Task However_long_a_refusal_is_after_a_week_it_is_asked_again()
    {
        await using var test = new RestTest();
        test.Sender.Refuse("global", 1e9).Answer(204, "").Answer(200);
        await RestTest.RefusedAsync(test.GetAsync());
        await RestTest.RefusedAsync(test.GetAsync(RestTest.OtherChannel));
        await test.PostAsync(RestTest.Interaction);
        test.Time.Advance(TimeSpan.FromDays(7));
        await test.GetAsync();
    }
}
