using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Rest;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class RateLimitTests
{
    [Fact]
    public async Task An_empty_bucket_is_waited_for_before_sending()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("abc", remaining: 0, resetAfter: 2.5).AnswerWithBucket("abc", 4, 5);
        await test.GetAsync();
        var second = test.GetAsync();
        await test.ElapseAsync(2.5);
        await second;
        Assert.Equal(2, test.Sender.Sent.Count);
        Assert.Contains(
            "GET channels/:id/messages waits 00:00:02.5",
            Assert.Single(test.Logs.At(LogLevel.Information)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_bucket_with_room_is_not_waited_for()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("abc", 1, 60).AnswerWithBucket("abc", 1, 60);
        await test.GetAsync();
        await test.GetAsync();
        Assert.Empty(test.Time.Elapsed);
    }

    [Fact]
    public async Task Another_channel_has_a_bucket_of_its_own()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("abc", 0, 60).AnswerWithBucket("abc", 0, 60);
        await test.GetAsync(RestTest.Channel);
        await test.GetAsync(RestTest.OtherChannel);
        Assert.Equal(2, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task Two_routes_of_one_hash_and_channel_share_their_bucket()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("abc", 4, 5).AnswerWithBucket("abc", 0, 3).AnswerWithBucket("abc", 4, 5);
        await test.GetAsync();
        await test.PostAsync();
        var third = test.GetAsync();
        await test.ElapseAsync(3);
        await third;
    }

    [Fact]
    public async Task An_answer_without_headers_counts_too()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("abc", 1, 9).Answer(404).AnswerWithBucket("abc", 4, 5);
        await test.GetAsync();
        await RestTest.RefusedAsync(test.GetAsync());
        var third = test.GetAsync();
        await test.ElapseAsync(9);
        await third;
    }

    [Fact]
    public async Task Requests_of_a_bucket_go_in_the_order_in_which_they_came()
    {
        await using var test = new RestTest();
        var first = test.Sender.AnswerLater();
        for (var i = 0; i < 20; i++)
            test.Sender.AnswerWithBucket("abc", remaining: 5, resetAfter: 5);
        var requests = Enumerable.Range(0, 21).Select(i => test.PostAsync(json: $"{i}")).ToList();
        Assert.Single(test.Sender.Sent);
        first.SetResult(ScriptedSender.Make(200, "{}", ("X-RateLimit-Bucket", "abc")));
        await Task.WhenAll(requests);
        Assert.Equal(Enumerable.Range(0, 21).Select(i => $"{i}"), test.Sender.Sent.Select(sent => sent.Body));
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_line_to_the_next()
    {
        await using var test = new RestTest();
        using var cancel = new CancellationTokenSource();
        var first = test.Sender.AnswerLater();
        test.Sender.Answer(200);
        var running = test.GetAsync();
        var cancelled = test.Connection.SendAsync(new DiscordRequest(HttpMethod.Get, RestTest.Channel), cancel.Token);
        var next = test.GetAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        first.SetResult(ScriptedSender.Make(200, "{}"));
        await running;
        await next;
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    public async Task A_429_of_one_bucket_is_waited_for_and_repeated_even_for_a_post(string scope)
    {
        await using var test = new RestTest();
        test.Sender.Refuse(scope, 1.337).Answer(200).Answer(200);
        var refused = test.PostAsync(json: "1");
        await test.PostAsync(RestTest.OtherChannel, "2");
        await test.ElapseAsync(1.337);
        await refused;
        Assert.Equal(["1", "2", "1"], test.Sender.Sent.Select(sent => sent.Body));
    }

    [Fact]
    public async Task A_global_429_holds_up_every_request_but_interactions()
    {
        await using var test = new RestTest();
        test.Sender.Refuse("global", 4).Answer(204, "").Answer(200).Answer(200);
        var refused = test.GetAsync();
        var other = test.GetAsync(RestTest.OtherChannel);
        await test.PostAsync(RestTest.Interaction);
        Assert.Equal(2, test.Sender.Sent.Count);
        await test.ElapseAsync(4);
        await Task.WhenAll(refused, other);
        Assert.Equal(4, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_refusal_that_is_a_web_page_holds_up_every_request()
    {
        await using var test = new RestTest();
        test.Sender.Answer(429, "<html>Access denied</html>", ("Retry-After", "7")).Answer(200).Answer(200);
        var refused = test.GetAsync();
        var other = test.GetAsync(RestTest.OtherChannel);
        Assert.Single(test.Sender.Sent);
        await test.ElapseAsync(7);
        await Task.WhenAll(refused, other);
    }

    [Fact]
    public async Task At_most_fifty_requests_go_in_a_second_and_interactions_do_not_count()
    {
        await using var test = new RestTest();
        for (var i = 0; i < 53; i++)
            test.Sender.Answer(200);
        for (var i = 0; i < 50; i++)
            await test.GetAsync($"channels/1000000000000001{i:00}");
        var over = test.GetAsync();
        await test.PostAsync(RestTest.Interaction);
        await test.PostAsync($"webhooks/100000000000000005/{RestTest.InteractionToken}");
        Assert.Equal(52, test.Sender.Sent.Count);
        await test.ElapseAsync(1);
        await over;
        Assert.Equal(53, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_request_refused_ten_times_is_given_up()
    {
        await using var test = new RestTest();
        for (var i = 0; i < 10; i++)
            test.Sender.Refuse("user", 2);
        var request = RestTest.RefusedAsync(test.GetAsync());
        for (var i = 0; i < 9; i++)
            await test.ElapseAsync(2);
        var exception = await request;
        Assert.Equal((429, "You are being rate limited."), (exception.Status, exception.Reason));
    }

    [Fact]
    public async Task A_route_that_changes_its_bucket_leaves_the_others_of_the_old_one_alone()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("old", 4, 5)
            .AnswerWithBucket("old", 4, 5)
            .AnswerWithBucket("new", 0, 60)
            .AnswerWithBucket("old", 4, 5)
            .AnswerWithBucket("new", 4, 5);
        await test.GetAsync();
        await test.PostAsync();
        await test.GetAsync();
        await test.PostAsync();
        var get = test.GetAsync();
        await test.ElapseAsync(60);
        await get;
    }

    [Theory]
    [InlineData("NaN", "NaN")]
    [InlineData("0", "-3")]
    [InlineData("-1", "-1")]
    [InlineData("0", "1e308")]
    [InlineData("0", "Infinity")]
    [InlineData("0", "soon")]
    [InlineData("99999999999999999999", "2")]
    public async Task Absurd_headers_are_survived_without_a_wait(string remaining, string resetAfter)
    {
        await using var test = new RestTest();
        test.Sender.Answer(
                200,
                "{}",
                ("X-RateLimit-Bucket", "abc"),
                ("X-RateLimit-Remaining", remaining),
                ("X-RateLimit-Reset-After", resetAfter)
            )
            .Answer(200);
        await test.GetAsync();
        await test.GetAsync();
        Assert.Empty(test.Time.Elapsed);
    }

    [Theory]
    [InlineData("""{"retry_after":"soon"}""", "3", 3)]
    [InlineData("""{"retry_after":-4}""", "3", 0)]
    [InlineData("{}", "NaN", 1)]
    [InlineData("{}", "", 1)]
    public async Task An_absurd_refusal_is_survived(string body, string retryAfter, double wait)
    {
        await using var test = new RestTest();
        test.Sender.Answer(429, body, ("Retry-After", retryAfter)).Answer(200);
        var request = test.GetAsync();
        if (wait > 0)
            await test.ElapseAsync(wait);
        await request;
        Assert.Equal(2, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task Buckets_that_have_nothing_to_tell_are_forgotten()
    {
        var time = new ObservedTime();
        using var logs = new RecordedLogs();
        var limiter = new RateLimiter(time, logs);
        using var standing = await limiter.AcquireAsync(new RequestRoute("GET a", "1", false), TestContext.Current.CancellationToken);
        for (var i = 0; i < 1000; i++)
            using (var turn = await limiter.AcquireAsync(new RequestRoute("POST b", $"{i}", true), TestContext.Current.CancellationToken))
                turn.Update(
                    new RateLimitReport
                    {
                        Bucket = "b",
                        Remaining = i < 10 ? 0 : 4,
                        ResetAfter = TimeSpan.FromSeconds(60),
                    }
                );
        Assert.InRange(limiter.Routes, 11, 300);
    }
}
