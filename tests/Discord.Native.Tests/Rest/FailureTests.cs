using System.Net.Sockets;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class FailureTests
{
    [Fact]
    public async Task A_post_is_not_repeated_after_a_500()
    {
        await using var test = new RestTest();
        test.Sender.Answer(500, """{"message":"500: Internal Server Error","code":0}""");
        var exception = await RestTest.RefusedAsync(test.PostAsync());
        Assert.Equal((500, "500: Internal Server Error"), (exception.Status, exception.Reason));
        Assert.Single(test.Sender.Sent);
    }

    [Fact]
    public async Task A_post_that_says_it_may_is_repeated_after_a_500()
    {
        await using var test = new RestTest();
        test.Sender.Answer(500).Answer(503).Answer(200);
        var request = test.SendAsync(
            new DiscordRequest(HttpMethod.Post, RestTest.Channel) { Json = "{}"u8.ToArray(), IsIdempotent = true }
        );
        await test.ElapseRetryAsync();
        await test.ElapseRetryAsync();
        Assert.Equal(200, (await request).Status);
        Assert.All(test.Sender.Sent, sent => Assert.Equal("{}", sent.Body));
    }

    [Fact]
    public async Task A_get_is_tried_five_times_and_no_more()
    {
        await using var test = new RestTest();
        for (var i = 0; i < 5; i++)
            test.Sender.Answer(502, "<html><body>cloudflare</body></html>");
        var request = RestTest.RefusedAsync(test.GetAsync());
        for (var i = 0; i < 4; i++)
            Assert.InRange(await test.ElapseRetryAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        var exception = await request;
        Assert.Equal((502, "Bad Gateway"), (exception.Status, exception.Reason));
        Assert.Equal(5, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_lost_line_is_tried_again_where_that_is_harmless()
    {
        await using var test = new RestTest();
        test.Sender.Fail(new HttpRequestException("refused", new SocketException(111))).Fail(new IOException("reset")).Answer(200);
        var request = test.GetAsync();
        await test.ElapseRetryAsync();
        await test.ElapseRetryAsync();
        Assert.Equal(200, (await request).Status);
    }

    [Fact]
    public async Task A_post_whose_line_is_lost_fails_without_a_status()
    {
        await using var test = new RestTest();
        test.Sender.Fail(new HttpRequestException("refused"));
        var exception = await RestTest.RefusedAsync(test.PostAsync());
        Assert.Equal((0, "Discord could not be reached"), (exception.Status, exception.Reason));
        Assert.Equal("POST channels/:id/messages", exception.Operation);
    }

    [Fact]
    public async Task A_try_without_an_answer_ends_after_fifteen_seconds()
    {
        await using var test = new RestTest();
        test.Sender.NeverAnswer();
        var request = RestTest.RefusedAsync(test.PostAsync());
        await test.ElapseAsync(15);
        Assert.Equal((0, "Discord did not answer in time"), ((await request).Status, (await request).Reason));
    }

    [Fact]
    public async Task A_cancelled_request_is_cancelled_and_nothing_else()
    {
        await using var test = new RestTest();
        using var cancel = new CancellationTokenSource();
        test.Sender.NeverAnswer();
        var request = test.Connection.SendAsync(new DiscordRequest(HttpMethod.Get, "users/@me"), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Single(test.Sender.Sent);
    }

    [Fact]
    public async Task Nested_errors_come_with_the_path_of_their_field()
    {
        await using var test = new RestTest();
        test.Sender.Answer(
            400,
            """
            {"code":50035,"message":"Invalid Form Body","errors":{
              "name":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]},
              "embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}},
              "_errors":[{"code":"MAX_EMBED_SIZE_EXCEEDED","message":"Too large"},7]}}
            """
        );
        var exception = await RestTest.RefusedAsync(test.PostAsync());
        Assert.Equal((400, DiscordErrorCode.InvalidFormBody, "Invalid Form Body"), (exception.Status, exception.Code, exception.Reason));
        Assert.Equal(
            [
                new DiscordFieldError("name", "BASE_TYPE_REQUIRED", "This field is required"),
                new DiscordFieldError("embeds.0.title", "BASE_TYPE_MAX_LENGTH", "Must be 256 or fewer in length."),
                new DiscordFieldError("", "MAX_EMBED_SIZE_EXCEEDED", "Too large"),
                new DiscordFieldError("", "", ""),
            ],
            exception.Errors
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Forbidden by somebody</html>")]
    [InlineData("[]")]
    [InlineData("""{"code":"x","message":5,"errors":[1]}""")]
    public async Task An_error_without_sense_still_has_words(string body)
    {
        await using var test = new RestTest();
        test.Sender.Answer(403, body);
        var exception = await RestTest.RefusedAsync(test.PostAsync());
        Assert.Equal((403, 0, "Forbidden"), (exception.Status, exception.Code, exception.Reason));
    }

    [Fact]
    public async Task No_token_and_no_text_is_in_a_log_or_an_exception()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200).Answer(403).Refuse("user", 2).Answer(404).Fail(new HttpRequestException("gone"));
        await test.PostAsync(RestTest.Interaction, """{"content":"my secret"}""");
        var all = $"{await RestTest.RefusedAsync(test.PostAsync(json: """{"content":"my secret"}"""))}";
        var refused = RestTest.RefusedAsync(test.PostAsync($"webhooks/100000000000000005/{RestTest.InteractionToken}"));
        await test.ElapseAsync(2);
        all += $"{await refused}{await RestTest.RefusedAsync(test.PostAsync(RestTest.Interaction))}{test.Logs.All}";
        Assert.Contains("POST interactions/:id/:token/callback: 200 after 0 ms", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain(GatewayTest.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain("100000000000000005", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_print_their_token() =>
        Assert.DoesNotContain(GatewayTest.Token, $"{new NativeConnectionOptions { Token = GatewayTest.Token }}", StringComparison.Ordinal);
}
