using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DCTicket.Discord.Native.Tests.Rest;

/// <summary>Discord answers 401 to a valid token on some routes: only users/@me tells whether the token itself is refused.</summary>
public sealed class TokenTests
{
    private const string Refusal = """{"message":"401: Unauthorized","code":0}""";
    private const string Me = "GET https://discord.com/api/v10/users/@me";

    [Fact]
    public async Task A_401_of_one_route_is_refused_to_its_caller_and_to_nobody_else()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, Refusal).Answer(200).Answer(200, "sent").Answer(401, Refusal).Answer(200);
        var exception = await RestTest.RefusedAsync(test.GetAsync("oauth2/@me"));
        Assert.Equal((401, "401: Unauthorized"), (exception.Status, exception.Reason));
        await test.PostAsync();
        await RestTest.RefusedAsync(test.GetAsync("oauth2/@me"));
        Assert.Equal([Me, Me], test.Sender.Sent.Select(sent => sent.Line).Where(line => line == Me));
        Assert.Equal(5, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task Requests_that_are_refused_at_the_same_moment_share_one_question()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, Refusal);
        var me = test.Sender.AnswerLater();
        test.Sender.Answer(401, Refusal);
        var one = RestTest.RefusedAsync(test.GetAsync());
        await test.SentAsync(2);
        var other = RestTest.RefusedAsync(test.GetAsync(RestTest.OtherChannel));
        await test.SentAsync(3);
        me.SetResult(ScriptedSender.Make(200, "{}"));
        await Task.WhenAll(one, other);
        Assert.Single(test.Sender.Sent, sent => sent.Line == Me);
    }

    [Fact]
    public async Task A_route_that_shares_the_bucket_of_the_question_does_not_wait_for_itself()
    {
        await using var test = new RestTest();
        test.Sender.AnswerWithBucket("b", 5, 1).AnswerWithBucket("b", 4, 1).Answer(401, Refusal).Answer(200);
        await test.GetAsync("users/@me");
        await test.GetAsync("oauth2/@me");
        Assert.Equal(401, (await RestTest.RefusedAsync(test.GetAsync("oauth2/@me"))).Status);
    }

    [Fact]
    public async Task Once_the_token_is_refused_no_request_with_it_is_sent()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, Refusal).Answer(401, Refusal).Answer(204, "");
        foreach (var path in (string[])[RestTest.Channel, RestTest.OtherChannel])
        {
            var exception = await RestTest.RefusedAsync(test.GetAsync(path));
            Assert.Equal(401, exception.Status);
            Assert.StartsWith("Discord refused the bot's token", exception.Reason, StringComparison.Ordinal);
        }

        await test.PostAsync(RestTest.Interaction);
        Assert.Equal(3, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_question_without_an_answer_decides_nothing_and_the_next_401_asks_again()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, Refusal).Answer(500).Answer(401, Refusal).Fail(new HttpRequestException("gone")).Answer(200);
        await RestTest.RefusedAsync(test.GetAsync());
        await RestTest.RefusedAsync(test.GetAsync());
        await test.GetAsync();
        Assert.Equal(5, test.Sender.Sent.Count);
    }

    [Fact]
    public async Task A_401_of_an_interaction_says_nothing_about_the_bots_token()
    {
        await using var test = new RestTest();
        test.Sender.Answer(401, """{"message":"Invalid Webhook Token","code":50027}""").Answer(200);
        Assert.Equal(50027, (await RestTest.RefusedAsync(test.PostAsync(RestTest.Interaction))).Code);
        await test.GetAsync();
    }

    [Fact]
    public async Task A_refused_token_ends_a_connection_that_is_ready()
    {
        await using var test = await GatewayTest.StartAsync();
        var gateway = test.Discord.Rest;
        var isRefused = false;
        test.Discord.Rest = context => isRefused ? RefuseAsync(context) : gateway(context);
        var message = await test.PlayToTheEndAsync(s =>
            s.Begin()
                .Do(async () =>
                {
                    isRefused = true;
                    await RestTest.RefusedAsync(GetAsync(test, "guilds/1"));
                })
                .ExpectClose(1000)
        );
        Assert.StartsWith("Discord refused the bot's token", message, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Disconnected, test.Connection.State);
    }

    [Fact]
    public async Task A_401_of_one_route_leaves_the_connection_ready()
    {
        await using var test = await GatewayTest.StartAsync();
        var gateway = test.Discord.Rest;
        test.Discord.Rest = context =>
            context.Request.Path.Value!.EndsWith("oauth2/@me", StringComparison.Ordinal) ? RefuseAsync(context) : gateway(context);
        await test.PlayAsync(s =>
            s.Begin()
                .Do(() => RestTest.RefusedAsync(GetAsync(test, "oauth2/@me")))
                .Send(Frames.Reconnect)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
                .Until(() => test.Connection.State == ConnectionState.Ready)
        );
    }

    private static Task<DiscordResponse> GetAsync(GatewayTest test, string path) =>
        test.Connection.SendAsync(new DiscordRequest(HttpMethod.Get, path), TestContext.Current.CancellationToken);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 401;
        return context.Response.WriteAsync(Refusal);
    }
}
