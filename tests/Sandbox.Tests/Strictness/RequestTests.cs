using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Components;
using DCTicket.Sandbox.Tests.Support;
using static DCTicket.Sandbox.Tests.Strictness.Inputs;

namespace DCTicket.Sandbox.Tests.Strictness;

/// <summary>Which requests of bots Discord accepts.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_form_from_a_command_can_be_acknowledged_without_a_word()
    {
        await using var form = await OpenForm.CommandAsync();
        await form.ShowAsync(JsonNode.Parse("""{"type":4,"custom_id":"a","style":1}""")!);
        await form.SubmitAsync([], ("a", 4, "x"));
        var submitted = (await form.Bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
        Assert.Equal(204, (await form.Town.AnswerAsync(submitted, 6)).Status);
    }

    [Fact]
    public async Task Nobody_is_pinged_from_within_code()
    {
        await using var town = await Town.StartAsync();
        var (carl, role) = (town.UserId("carl"), town.Role("Billing"));
        var sent = await town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject { ["content"] = $"`<@{carl}>` and ```\n@everyone <@&{role}>\n``` but <@{town.UserId("tess")}>" }
        );
        Assert.Equal(
            (town.UserId("tess"), 0, false),
            (
                (string)Assert.Single(sent["mentions"].AsArray())!["id"]!,
                sent["mention_roles"].AsArray().Count,
                (bool)sent["mention_everyone"]
            )
        );
    }

    [Theory]
    [InlineData("""{"content":"\ud800"}""")]
    [InlineData("""{"\udc00":"x"}""")]
    [InlineData("""{"content":"a","content":"b"}""")]
    public async Task What_is_no_text_is_no_JSON(string body)
    {
        await using var town = await Town.StartAsync();
        foreach (var who in new[] { town.Bot, town.As("carl") })
        {
            var reply = await who.SendAsync(
                HttpMethod.Post,
                $"/channels/{town.Channel("general")}/messages",
                new StringContent(body, Encoding.UTF8, "application/json")
            );
            Assert.Equal((400, 50109), (reply.Status, reply.Code ?? 0));
        }
    }

    [Fact]
    public async Task A_body_may_be_a_web_form()
    {
        await using var town = await Town.StartAsync();
        var content = new StringContent(
            "content=hello+there&flags=4096",
            Encoding.UTF8,
            new MediaTypeHeaderValue("application/x-www-form-urlencoded")
        );
        var reply = await town.Bot.SendAsync(HttpMethod.Post, $"/channels/{town.Channel("general")}/messages", content);
        Assert.Equal((200, "hello there"), (reply.Status, (string)reply["content"]!));
    }

    [Fact]
    public async Task A_bot_without_User_Agent_is_turned_away()
    {
        await using var town = await Town.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(town.Server.Url, "/api/v10/users/@me"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bot " + town.Server.BotToken);
        using var answer = await http.SendAsync(request);
        Assert.Equal((403, 40333), ((int)answer.StatusCode, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!));
    }

    [Fact]
    public async Task Time_outs_are_dates_and_not_for_administrators()
    {
        await using var town = await Town.StartAsync(Town.Clock());
        JsonObject Until(string? until) => new() { ["communication_disabled_until"] = until };
        string Path(string name) => $"/guilds/{town.GuildId}/members/{town.UserId(name)}";
        Assert.Equal(50013, (await town.As("olivia").PatchAsync(Path("adam"), Until("2026-11-22T13:00:00Z"))).Code);
        Assert.Equal(200, (await town.As("olivia").PatchAsync(Path("carl"), Until("2026-11-22T13:00:00Z"))).Status);
        Assert.Equal(
            "DATE_TIME_TYPE_PARSE",
            (await town.As("olivia").PatchAsync(Path("carl"), Until("tomorrow"))).ErrorAt("communication_disabled_until")
        );
        Assert.NotNull((await town.Bot.GetAsync(Path("carl"))).Body!["communication_disabled_until"]);
    }

    [Fact]
    public async Task Small_rules_are_Discords()
    {
        await using var town = await Town.StartAsync();
        await town.BotMayAsync(29);
        var hook = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/webhooks", new JsonObject { ["name"] = "a" });
        foreach (var name in (string[])["everyone", "here"])
            Assert.Equal(
                "USERNAME_INVALID",
                (
                    await town.Open.PostAsync(
                        $"/webhooks/{hook["id"]}/{hook["token"]}",
                        new JsonObject { ["content"] = "x", ["username"] = name }
                    )
                ).ErrorAt("username")
            );
        Assert.Equal(
            400,
            (
                await SendAsync(
                    town,
                    new JsonObject
                    {
                        ["type"] = 2,
                        ["style"] = 6,
                        ["sku_id"] = "1",
                    }
                )
            ).Status
        );
        await using var form = await OpenForm.CommandAsync();
        var label = new JsonObject
        {
            ["type"] = 18,
            ["label"] = "a",
            ["description"] = "",
            ["component"] = JsonNode.Parse("""{"type":4,"custom_id":"a","style":1}"""),
        };
        var carl = await form.Town.GatewayAsync("carl");
        var command = await form.Town.CommandAsync(new JsonObject { ["name"] = "other", ["description"] = "x" });
        var interaction = await form.Town.RunAsync("carl", carl, form.Bot, command);
        var modal = new JsonObject
        {
            ["custom_id"] = "f",
            ["title"] = "f",
            ["components"] = new JsonArray(label),
        };
        Assert.Equal("BASE_TYPE_BAD_LENGTH", (await form.Town.AnswerAsync(interaction, 9, modal)).ErrorAt("data.components.0.description"));
        var old = JsonNode.Parse(
            """{"custom_id":"f","title":"f","components":[{"type":1,"components":[{"type":4,"custom_id":"a","style":1}]}]}"""
        )!;
        Assert.Equal(204, (await form.Town.AnswerAsync(interaction, 9, old.AsObject())).Status);
    }

    [Fact]
    public async Task Anothers_direct_message_cannot_be_deleted()
    {
        await using var town = await Town.StartAsync();
        var channel = await town.As("carl").PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = town.ApplicationId });
        var message = await town.As("carl").PostAsync($"/channels/{channel["id"]}/messages", new JsonObject { ["content"] = "x" });
        var reply = await town.Bot.DeleteAsync($"/channels/{channel["id"]}/messages/{message["id"]}");
        Assert.Equal((403, 50003), Code(reply));
    }

    [Fact]
    public async Task A_command_without_options_is_taken_by_a_process_without_reflection()
    {
        await using var town = await Town.StartAsync();
        var body = JsonNode.Parse("""[{"name":"hello","description":"x","type":1}]""");
        Assert.Equal(200, (await town.Bot.PutAsync($"/applications/{town.ApplicationId}/commands", body)).Status);
    }
}
