using System.Diagnostics;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>What can be made to go wrong with requests.</summary>
public sealed class FaultTests
{
    private static readonly SandboxOptions Options = new() { Faults = true, IdentifyWindowSeconds = 0 };

    [Fact]
    public async Task Nothing_goes_wrong_on_demand_unless_it_was_allowed()
    {
        await using var town = await Town.StartAsync(new SandboxOptions());
        foreach (
            var reply in (Reply[])
                [
                    await town.Open.GetAsync("/sandbox/faults"),
                    await FaultAsync(town, """{"kind":"cut"}"""),
                    await town.Open.DeleteAsync("/sandbox/faults"),
                ]
        )
            Assert.Equal(404, reply.Status);
    }

    [Theory]
    [InlineData("""{"kind":"boom"}""", "kind")]
    [InlineData("""{"kind":"cut","rout":"/x"}""", "rout")]
    [InlineData("""{"kind":"drop"}""", "event")]
    [InlineData("""{"kind":"hand"}""", "hand")]
    [InlineData("""{"kind":"hand","hand":{"method":"DELETE"}}""", "hand.path")]
    [InlineData("""{"kind":"rate_limit","scope":"mine"}""", "scope")]
    public async Task A_fault_that_makes_no_sense_is_named(string fault, string path)
    {
        await using var town = await Town.StartAsync(Options);
        var reply = await FaultAsync(town, fault);
        Assert.Equal(400, reply.Status);
        Assert.NotNull(reply.ErrorAt(path));
    }

    [Theory]
    [InlineData("user", "false")]
    [InlineData("shared", "false")]
    [InlineData("global", "true")]
    public async Task A_rate_limit_of_any_scope_looks_like_Discords(string scope, string global)
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(
            town,
            $$"""{"kind":"rate_limit","scope":"{{scope}}","wait_ms":1500,"route":"/channels/*/messages","method":"POST"}"""
        );
        var refused = await SayAsync(town, "x");
        Assert.Equal((429, 1.5, global), (refused.Status, (double)refused["retry_after"], refused["global"].ToJsonString()));
        Assert.Equal((scope, "2"), (Header(refused, "X-RateLimit-Scope"), Header(refused, "Retry-After")));
        Assert.Equal(scope == "global", refused.Headers.Contains("X-RateLimit-Global"));
        if (scope == "user")
            Assert.Equal("0", Header(refused, "X-RateLimit-Remaining"));
        Assert.Equal(200, (await SayAsync(town, "x")).Status);
        Assert.Equal(scope == "shared" ? 0 : 1, (int)(await town.Open.GetAsync("/sandbox/world"))["invalid_requests"]["count"]!);
    }

    [Theory]
    [InlineData(500, false, 0)]
    [InlineData(503, false, 130000)]
    [InlineData(502, true, null)]
    public async Task An_error_comes_as_JSON_or_as_a_page(int status, bool html, int? code)
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, $$"""{"kind":"error","status":{{status}},"html":{{(html ? "true" : "false")}}}""");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(town.Server.Url, "/api/v10/users/@me"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bot " + town.Server.BotToken);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.com, 1.0)");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        if (html)
            Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        else
            Assert.Equal(code, (int)JsonNode.Parse(text)!["code"]!);
    }

    [Fact]
    public async Task A_request_may_be_carried_out_and_still_answered_with_an_error_or_with_nothing()
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, """{"kind":"error","when":"after"}""");
        Assert.Equal(500, (await SayAsync(town, "one")).Status);
        await FaultAsync(town, """{"kind":"cut","when":"after"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync(town, "two"));
        await FaultAsync(town, """{"kind":"error"}""");
        await SayAsync(town, "not said");
        await FaultAsync(town, """{"kind":"cut"}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync(town, "not said"));
        Assert.Equal(["two", "one"], await SaidAsync(town));
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task An_answer_may_be_slow(string when)
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, $$"""{"kind":"slow","wait_ms":300,"when":"{{when}}"}""");
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(200, (await SayAsync(town, "x")).Status);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(290), "It was not slow.");
        Assert.Single(await SaidAsync(town));
    }

    [Fact]
    public async Task An_interaction_expires_when_it_is_answered()
    {
        await using var town = await Town.StartAsync(Options);
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var ping = await town.CommandAsync(new JsonObject { ["name"] = "ping", ["description"] = "x" });
        await FaultAsync(town, """{"kind":"expire","route":"/interactions/*/*/callback"}""");
        Assert.Equal((404, 10062), await StatusAsync(town.AnswerAsync(await town.RunAsync("carl", carl, bot, ping), 5)));
        await carl.WaitAsync("INTERACTION_FAILURE");

        var second = await town.RunAsync("carl", carl, bot, ping);
        await town.AnswerAsync(second, 5);
        await FaultAsync(town, """{"kind":"expire","route":"/webhooks/**"}""");
        Assert.Equal((401, 50027), await StatusAsync(town.Open.PostAsync(town.Hook(second), new JsonObject { ["content"] = "x" })));
    }

    [Fact]
    public async Task Somebody_acts_by_hand_just_before_or_after_a_request()
    {
        await using var town = await Town.StartAsync(Options);
        var general = town.Channel("general");
        var overwrite = new JsonObject { ["type"] = 0, ["deny"] = "2048" };
        await FaultAsync(
            town,
            """{"kind":"hand","method":"POST","route":"/channels/*/messages","hand":{"method":"PUT","path":"/channels/{"""
                + $$"""channel}/permissions/{{town.Role("DCTicket")}}","body":{{overwrite.ToJsonString()}} } }"""
        );
        Assert.Equal((403, 50013), await StatusAsync(SayAsync(town, "not any more")));

        await FaultAsync(
            town,
            $$"""{"kind":"hand","when":"after","route":"/guilds/*/channels","hand":{"method":"DELETE","path":"/channels/{id}"} }"""
        );
        var created = await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", new JsonObject { ["name"] = "short-lived" });
        Assert.Equal(201, created.Status);
        Assert.Equal(404, (await town.Bot.GetAsync($"/channels/{created["id"]}")).Status);

        await FaultAsync(
            town,
            $$"""{"kind":"hand","channel":"{{general}}","hand":{"by":"{{town.UserId("adam")}}","method":"DELETE","path":"/"""
                + $$"""guilds/{{town.GuildId}}/members/{{town.UserId("carl")}}"} }"""
        );
        Assert.Equal(200, (await town.Bot.GetAsync($"/channels/{general}")).Status);
        Assert.Equal(404, (await town.Bot.GetAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}")).Status);
    }

    [Fact]
    public async Task A_fault_hits_only_what_it_is_for_and_is_counted()
    {
        await using var town = await Town.StartAsync(Options);
        var other = await town.Open.PostAsync("/sandbox/guilds", new JsonObject { ["name"] = "Other" });
        var (theirs, theirCarl) = (
            (string)Find(other["channels"], "name", "general")["id"]!,
            (string)Find(other["people"], "global_name", "Carl")["id"]!
        );
        var id = (int)
            (await FaultAsync(town, $$"""{"kind":"error","guild":"{{other["id"]}}","method":"POST","after":1,"count":2}"""))["id"];

        Assert.Equal(200, (await SayAsync(town, "ours")).Status);
        Assert.Equal(200, (await town.Bot.GetAsync($"/channels/{theirs}")).Status);
        Assert.Equal(200, (await town.Bot.PostAsync($"/channels/{theirs}/messages", new JsonObject { ["content"] = "first" })).Status);
        Assert.Equal(500, (await town.Bot.PostAsync($"/guilds/{other["id"]}/channels", new JsonObject { ["name"] = "second" })).Status);
        Assert.Equal(500, (await town.Bot.PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = theirCarl })).Status);
        Assert.Equal(200, (await town.Bot.PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = theirCarl })).Status);

        var shown = Assert.Single((await town.Open.GetAsync("/sandbox/faults")).Body!.AsArray())!;
        Assert.Equal((id, 2, "error"), ((int)shown["id"]!, (int)shown["hits"]!, (string)shown["kind"]!));
        Assert.Equal(1, (int)(await town.Open.DeleteAsync($"/sandbox/faults/{id}"))["removed"]);
        Assert.Empty((await town.Open.GetAsync("/sandbox/faults")).Body!.AsArray());
    }

    [Fact]
    public async Task People_are_not_hit()
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, """{"kind":"error","count":0}""");
        Assert.Equal(200, (await town.As("carl").GetAsync("/users/@me")).Status);
        Assert.Equal(500, (await town.Bot.GetAsync("/users/@me")).Status);
        Assert.Equal(500, (await town.Bot.GetAsync("/users/@me")).Status);
        await town.Open.DeleteAsync("/sandbox/faults");
        Assert.Equal(200, (await town.Bot.GetAsync("/users/@me")).Status);
    }

    private static JsonNode Find(JsonNode list, string key, string value) => list.AsArray().First(i => (string?)i![key] == value)!;

    private static Task<Reply> FaultAsync(Town town, string fault) => town.Open.PostAsync("/sandbox/faults", JsonNode.Parse(fault));

    private static Task<Reply> SayAsync(Town town, string text) =>
        town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = text });

    private static async Task<IEnumerable<string>> SaidAsync(Town town) =>
        (await town.As("carl").GetAsync($"/channels/{town.Channel("general")}/messages"))
            .Body!.AsArray()
            .Select(m => (string)m!["content"]!);

    private static async Task<(int, int?)> StatusAsync(Task<Reply> asked)
    {
        var reply = await asked;
        return (reply.Status, reply.Code);
    }

    private static string Header(Reply reply, string name) => string.Join(",", reply.Headers.GetValues(name));
}
