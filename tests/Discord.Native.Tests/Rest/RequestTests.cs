using System.Net;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Rest;

public sealed class RequestTests
{
    [Fact]
    public async Task A_request_carries_token_user_agent_and_json()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200, """{"id":"1"}""");
        var response = await test.PostAsync(json: """{"content":"hi"}""");
        var sent = Assert.Single(test.Sender.Sent);
        Assert.Equal($"POST https://discord.com/api/v10/{RestTest.Channel}", sent.Line);
        Assert.Equal($"Bot {GatewayTest.Token}", sent.Headers["Authorization"]);
        Assert.Matches(@"^DiscordBot \(https://github.com/dcticket/dcticket, \d+\.\d+\.\d+\)$", sent.Headers["User-Agent"]);
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal("""{"content":"hi"}""", sent.Body);
        Assert.Equal((200, """{"id":"1"}"""), (response.Status, Encoding.UTF8.GetString(response.Body.Span)));
    }

    [Theory]
    [InlineData(RestTest.Interaction)]
    [InlineData($"webhooks/100000000000000005/{RestTest.InteractionToken}")]
    [InlineData($"webhooks/100000000000000005/{RestTest.InteractionToken}/messages/@original")]
    public async Task An_answer_to_an_interaction_does_not_carry_the_bots_token(string path)
    {
        await using var test = new RestTest();
        test.Sender.Answer(204, "");
        await test.PostAsync(path);
        Assert.False(Assert.Single(test.Sender.Sent).Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5/api/v10/", "http://127.0.0.1:5/api/v10/users/@me?x=1")]
    [InlineData("http://127.0.0.1:5/api/v10", "http://127.0.0.1:5/api/v10/users/@me?x=1")]
    [InlineData("http://127.0.0.1:5", "http://127.0.0.1:5/users/@me?x=1")]
    public async Task Requests_go_where_the_options_say(string restUrl, string address)
    {
        using var sender = new ScriptedSender().Answer(200);
        await using var connection = new NativeConnection(
            new NativeConnectionOptions { Token = "t", RestUrl = new Uri(restUrl) },
            TimeProvider.System,
            new RecordedLogs(),
            new NativeConnectionParts { Sender = new HttpMessageInvoker(sender) }
        );
        await connection.SendAsync(new DiscordRequest(HttpMethod.Get, "users/@me?x=1"), TestContext.Current.CancellationToken);
        Assert.Equal($"GET {address}", Assert.Single(sender.Sent).Line);
    }

    [Theory]
    [InlineData("closed by Ann", "closed%20by%20Ann")]
    [InlineData("結案\r\nX-Evil: 1 🎫", "%E7%B5%90%E6%A1%88%0D%0AX-Evil%3A%201%20%F0%9F%8E%AB")]
    public async Task A_reason_goes_percent_encoded(string reason, string header)
    {
        await using var test = new RestTest();
        test.Sender.Answer(204, "");
        await test.SendAsync(new DiscordRequest(HttpMethod.Delete, RestTest.Channel) { Reason = reason });
        Assert.Equal(header, Assert.Single(test.Sender.Sent).Headers["X-Audit-Log-Reason"]);
    }

    [Fact]
    public async Task A_long_reason_is_cut_to_512_characters_and_never_through_one()
    {
        await using var test = new RestTest();
        test.Sender.Answer(204, "").Answer(204, "").Answer(204, "");
        await test.SendAsync(new DiscordRequest(HttpMethod.Delete, "a") { Reason = new string('x', 600) });
        await test.SendAsync(new DiscordRequest(HttpMethod.Delete, "a") { Reason = new string('x', 511) + "🎫🎫" });
        await test.SendAsync(new DiscordRequest(HttpMethod.Delete, "a") { Reason = " " });
        Assert.Equal(new string('x', 512), test.Sender.Sent[0].Headers["X-Audit-Log-Reason"]);
        Assert.Equal(new string('x', 511), test.Sender.Sent[1].Headers["X-Audit-Log-Reason"]);
        Assert.False(test.Sender.Sent[2].Headers.ContainsKey("X-Audit-Log-Reason"));
    }

    [Fact]
    public async Task Files_go_as_a_form_that_a_real_server_reads()
    {
        await using var discord = await ScriptedDiscord.StartAsync();
        var parts = new List<string>();
        discord.Rest = async context =>
        {
            var form = await context.Request.ReadFormAsync();
            parts.Add($"payload_json={form["payload_json"]}");
            foreach (var file in form.Files)
                parts.Add(
                    $"{file.Name}|{file.FileName}|{file.ContentType}|{await new StreamReader(file.OpenReadStream()).ReadToEndAsync()}"
                );
        };
        await using var connection = Make(discord);
        await connection.SendAsync(
            new DiscordRequest(HttpMethod.Post, RestTest.Channel)
            {
                Json = """{"content":"兩個檔案"}"""u8.ToArray(),
                Files =
                [
                    new OutgoingFile("逐字稿.html", "<p>a</p>"u8.ToArray(), "text/html; charset=utf-8"),
                    new OutgoingFile("b.bin", "b"u8.ToArray(), "no type at all"),
                ],
            },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [
                """payload_json={"content":"兩個檔案"}""",
                "files[0]|逐字稿.html|text/html; charset=utf-8|<p>a</p>",
                "files[1]|b.bin|application/octet-stream|b",
            ],
            parts
        );
    }

    [Fact]
    public async Task A_file_name_cannot_break_out_of_its_header()
    {
        await using var test = new RestTest();
        test.Sender.Answer(200);
        var file = new OutgoingFile("a\"\r\nX: y", "b"u8.ToArray(), "text/plain");
        await test.SendAsync(new DiscordRequest(HttpMethod.Post, RestTest.Channel) { Files = [file] });
        Assert.Contains("name=\"files[0]\"; filename=\"a%22%0D%0AX: y\"", Assert.Single(test.Sender.Sent).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var discord = await ScriptedDiscord.StartAsync();
        discord.Rest = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await using var connection = Make(discord);
        var exception = await Assert.ThrowsAsync<DiscordException>(() =>
            connection.SendAsync(new DiscordRequest(HttpMethod.Get, "users/@me"), TestContext.Current.CancellationToken)
        );
        Assert.Equal((int)HttpStatusCode.Found, exception.Status);
    }

    private static NativeConnection Make(ScriptedDiscord discord) =>
        new(
            new NativeConnectionOptions { Token = GatewayTest.Token, RestUrl = new Uri(discord.HttpUrl, "/api/v10/") },
            TimeProvider.System,
            new RecordedLogs()
        );
}
