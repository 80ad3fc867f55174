using DCTicket.Discord.Native.Rest;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Rest;

/// <summary>Discord locks an address out that gets 10,000 answers of 401, 403 or 429 in ten minutes.</summary>
public sealed class InvalidRequestTests : IDisposable
{
    private readonly ObservedTime _time = new();
    private readonly RecordedLogs _logs = new();
    private readonly InvalidRequests _invalid;

    public InvalidRequestTests() => _invalid = new InvalidRequests(_time, _logs);

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task A_thousand_refusals_are_one_warning_and_hold_up_nothing()
    {
        await RefuseAsync(2_000);
        Assert.StartsWith(
            "Discord rejected 1000 requests in ten minutes",
            Assert.Single(_logs.At(LogLevel.Warning)),
            StringComparison.Ordinal
        );
        Assert.Empty(_time.Pending());
    }

    [Fact]
    public async Task At_8000_requests_wait_while_answers_to_interactions_go_on()
    {
        await RefuseAsync(8_000);
        var request = _invalid.EnterAsync(isInteraction: false, TestContext.Current.CancellationToken);
        await _invalid.EnterAsync(isInteraction: true, TestContext.Current.CancellationToken);
        Assert.False(request.IsCompleted);
        Assert.Contains("requests wait 00:10:00", Assert.Single(_logs.At(LogLevel.Error)), StringComparison.Ordinal);

        await _time.ElapseAsync(TimeSpan.FromMinutes(10));
        await _time.ElapseAsync(TimeSpan.FromSeconds(1));
        await request;
    }

    [Fact]
    public async Task At_9500_nothing_goes()
    {
        await RefuseAsync(7_999);
        for (var i = 0; i < 1_501; i++)
        {
            await _invalid.EnterAsync(isInteraction: true, TestContext.Current.CancellationToken);
            _invalid.Leave(isRefused: true);
        }

        Assert.False(_invalid.EnterAsync(isInteraction: true, TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task What_is_under_way_counts_as_if_it_were_refused()
    {
        for (var i = 0; i < 8_000; i++)
            await _invalid.EnterAsync(isInteraction: false, TestContext.Current.CancellationToken);
        var next = _invalid.EnterAsync(isInteraction: false, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        _invalid.Leave(isRefused: false);
        await _time.ElapseAsync(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task Refusals_older_than_ten_minutes_count_no_more()
    {
        for (var minute = 0; minute < 100; minute++)
        {
            await RefuseAsync(700);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(_logs.At(LogLevel.Error));
    }

    [Theory]
    [InlineData(401, "", true)]
    [InlineData(403, "", true)]
    [InlineData(404, "", false)]
    [InlineData(500, "", false)]
    [InlineData(429, "user", true)]
    [InlineData(429, "global", true)]
    [InlineData(429, "shared", false)]
    public async Task Only_401_403_and_429_count_and_a_429_of_a_shared_limit_does_not(int status, string scope, bool counts)
    {
        using var response = ScriptedSender.Make(status, "{}", ("X-RateLimit-Scope", scope));
        Assert.Equal(counts, (await RestAnswer.ReadAsync(response, () => { }, TestContext.Current.CancellationToken)).IsInvalid);
    }

    [Fact]
    public async Task A_webhook_that_Discord_does_not_know_is_not_called_again()
    {
        await using var test = new RestTest();
        test.Sender.Answer(404, """{"code":10015,"message":"Unknown Webhook"}""").Answer(200);
        const string webhook = $"webhooks/100000000000000005/{RestTest.InteractionToken}";
        await RestTest.RefusedAsync(test.PostAsync(webhook));
        var again = await RestTest.RefusedAsync(test.PostAsync($"{webhook}/messages/@original"));
        Assert.Equal((404, 10015), (again.Status, again.Code));
        Assert.DoesNotContain(RestTest.InteractionToken, again.ToString(), StringComparison.Ordinal);
        await test.PostAsync(webhook + "x");
        Assert.Equal(2, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_token_of_an_interaction_that_is_over_is_not_used_again()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, """{"code":50027,"message":"Invalid Webhook Token"}""").Answer(200);
        const string webhook = $"webhooks/100000000000000005/{RestTest.InteractionToken}";
        await RestTest.RefusedAsync(test.PostAsync(webhook));
        await RestTest.RefusedAsync(test.PostAsync(webhook));
        // The bot's own token is another matter.
        await test.GetAsync();
        Assert.Equal(2, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_message_of_a_webhook_that_is_gone_is_no_dead_webhook()
    {
        await using var test = new RestTest();
        test.Sender.Answer(404, """{"code":10008,"message":"Unknown Message"}""").Answer(200);
        const string webhook = $"webhooks/100000000000000005/{RestTest.InteractionToken}";
        await RestTest.RefusedAsync(test.PostAsync($"{webhook}/messages/@original"));
        await test.PostAsync(webhook);
    }

    private async Task RefuseAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _invalid.EnterAsync(isInteraction: false, TestContext.Current.CancellationToken);
            _invalid.Leave(isRefused: true);
        }
    }
}
