using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>How exactly the Sandbox takes what a bot sends.</summary>
public sealed class LevelTests
{
    [Theory]
    [InlineData("""{"content":"x","contents":"y"}""", "contents")]
    [InlineData("""{"embeds":[{"title":"x","colour":3}]}""", "embeds.0.colour")]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":[],"user":[]}}""", "allowed_mentions.user")]
    [InlineData(
        """{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"a","lable":"b"}]}]}""",
        "components.0.components.0.lable"
    )]
    public async Task A_misspelt_key_of_the_bot_is_named_where_tests_are_run(string body, string path)
    {
        await using var strict = await Town.StartAsync(new SandboxOptions { Level = SandboxLevel.Strict });
        var refused = await strict.Bot.PostAsync($"/channels/{strict.Channel("general")}/messages", JsonNode.Parse(body));
        Assert.Equal((400, 50035, "UNKNOWN_KEY"), (refused.Status, refused.Code, refused.ErrorAt(path)));
        Assert.Equal(
            200,
            (
                await strict
                    .As("carl")
                    .PostAsync($"/channels/{strict.Channel("general")}/messages", JsonNode.Parse("""{"content":"x","contents":"y"}"""))
            ).Status
        );

        await using var discord = await Town.StartAsync(new SandboxOptions());
        Assert.Equal(200, (await discord.Bot.PostAsync($"/channels/{discord.Channel("general")}/messages", JsonNode.Parse(body))).Status);
    }

    [Fact]
    public async Task Answers_to_interactions_are_the_bots_as_well()
    {
        await using var town = await Town.StartAsync(new SandboxOptions { Level = SandboxLevel.Strict });
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var ping = await town.CommandAsync(new JsonObject { ["name"] = "ping", ["description"] = "x" });
        var interaction = await town.RunAsync("carl", carl, bot, ping);
        Assert.Equal(
            "UNKNOWN_KEY",
            (await town.AnswerAsync(interaction, 4, new JsonObject { ["content"] = "x", ["ephemeral"] = true })).ErrorAt("data.ephemeral")
        );
        Assert.Equal(204, (await town.AnswerAsync(interaction, 4, new JsonObject { ["content"] = "x", ["flags"] = 64 })).Status);
    }

    [Fact]
    public void What_discordjs_sends_is_documented()
    {
        // A message, a modal and a command as the field's most used client writes them.
        foreach (
            var (method, template, body) in ((string, string, string)[])
                [
                    (
                        "POST",
                        "/channels/{channel}/messages",
                        """{"content":"x","tts":false,"enforce_nonce":false,"components":[{"type":17,"accent_color":1"""
                            + ""","components":[{"type":9,"components":[{"type":10,"content":"t"}],"accessory":{"type":11"""
                            + ""","media":{"url":"https://a"}}}]}],"flags":32768,"attachments":[{"id":"0","description":"d"}]}"""
                    ),
                    (
                        "POST",
                        "/interactions/{interaction}/{token}/callback",
                        """{"type":9,"data":{"custom_id":"a","title":"b","components":[{"type":18,"label":"l","component":"""
                            + """{"type":4,"custom_id":"c","style":1,"required":true}}]}}"""
                    ),
                    (
                        "PUT",
                        "/applications/{application}/guilds/{guild}/commands",
                        """[{"name":"a","type":1,"description":"b","options":[{"type":3"""
                            + ""","name":"c","description":"d","required":true,"choices":[{"name":"e","value":"f"}]}]"""
                            + ""","default_member_permissions":"16","contexts":[0]}]"""
                    ),
                ]
        )
        {
            Assert.Empty(
                Strict.KnownKeys.Unknown(
                    new Rest.Operation(method, template, _ => throw new NotSupportedException()),
                    JsonNode.Parse(body)
                )!
            );
        }
    }

    [Fact]
    public async Task Too_many_invalid_requests_are_answered_by_a_page_until_the_ban_is_over()
    {
        await using var town = await Town.StartAsync(new SandboxOptions { InvalidRequestLimit = 3, BanSeconds = 600 });
        var stranger = new Support.Rest(new HttpClient { BaseAddress = town.Server.Url }, "Bot wrong");
        for (var i = 0; i < 2; i++)
            Assert.Equal(401, (await stranger.GetAsync("/users/@me")).Status);
        Assert.Equal(404, (await town.Bot.GetAsync("/channels/1")).Status);
        Assert.Equal(403, (await town.As("carl").DeleteAsync($"/channels/{town.Channel("general")}")).Status);
        Assert.Equal(2, (int)(await town.Open.GetAsync("/sandbox/world"))["invalid_requests"]["count"]!);
        Assert.Equal(200, (await town.Bot.GetAsync("/users/@me")).Status);
        Assert.Equal(401, (await stranger.GetAsync("/users/@me")).Status);

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(town.Server.Url, "/api/v10/users/@me"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bot " + town.Server.BotToken);
        using var banned = await http.SendAsync(request);
        Assert.Equal(
            (429, "text/html", "600"),
            ((int)banned.StatusCode, banned.Content.Headers.ContentType!.MediaType, banned.Headers.GetValues("Retry-After").Single())
        );
        Assert.Equal(200, (await town.As("carl").GetAsync("/users/@me")).Status);
        Assert.NotNull((await town.Open.GetAsync("/sandbox/world"))["invalid_requests"]["banned_until"]);
        await town.Open.PostAsync("/sandbox/clock", new JsonObject { ["advance"] = "00:10:00" });
        Assert.Equal(200, (await town.Bot.GetAsync("/users/@me")).Status);
    }

    [Theory]
    [InlineData("--level strict --faults", SandboxLevel.Strict, true)]
    [InlineData("--faults --level FAST", SandboxLevel.Fast, true)]
    [InlineData("", SandboxLevel.Discord, false)]
    public void The_program_takes_the_level_and_whether_faults_may_be_asked_for(string arguments, SandboxLevel level, bool faults)
    {
        var options = CommandLine.Read(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((level, faults), (options.Level, options.Faults));
    }

    [Theory]
    [InlineData("--answer-seconds 60", 60)]
    [InlineData("", 3)]
    public void The_program_takes_the_time_for_an_answer(string arguments, int seconds) =>
        Assert.Equal(seconds, CommandLine.Read(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).InteractionDeadlineSeconds);

    [Theory]
    [InlineData("--level", "lenient")]
    [InlineData("--answer-seconds", "0")]
    [InlineData("--answer-seconds", "long")]
    [InlineData("--url", "nowhere")]
    public void A_wrong_argument_is_one_sentence(string name, string value) =>
        Assert.Contains(value, Assert.Throws<ArgumentException>(() => CommandLine.Read([name, value])).Message, StringComparison.Ordinal);
}
