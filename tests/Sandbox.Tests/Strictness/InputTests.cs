using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Components;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Strictness;

/// <summary>What Discord refuses, or takes, of what bots and people send.</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("panel.example.com", "URL_TYPE_INVALID_URL")]
    [InlineData("not a url", "URL_TYPE_INVALID_URL")]
    [InlineData("javascript:alert(1)", "URL_TYPE_INVALID_SCHEME")]
    [InlineData("https://panel.example.com/a", null)]
    [InlineData("discord://-/channels/1", null)]
    public async Task The_address_of_a_link_button_is_a_whole_one(string url, string? code)
    {
        await using var town = await Town.StartAsync();
        var reply = await SendAsync(
            town,
            new JsonObject
            {
                ["type"] = 2,
                ["style"] = 5,
                ["label"] = "a",
                ["url"] = url,
            }
        );
        Assert.Equal(code, reply.ErrorAt("components.0.components.0.url"));
    }

    [Theory]
    [InlineData("""{"name":"支援"}""", "name")]
    [InlineData("""{"name":"🎫🎫"}""", "name")]
    [InlineData("""{"name":"★"}""", "name")]
    [InlineData("""{"name":"1"}""", "name")]
    [InlineData("""{"name":"<:tool:123456789012345678>"}""", "name")]
    [InlineData("""{"id":"123456789012345678","name":"tool"}""", "id")]
    [InlineData("""{"name":"🎫"}""", null)]
    [InlineData("""{"name":"⭐"}""", null)]
    [InlineData("""{"name":"1️⃣"}""", null)]
    [InlineData("""{"name":"🇹🇼"}""", null)]
    [InlineData("""{"name":"👩🏽‍💻"}""", null)]
    [InlineData("""{"name":"🏴󠁧󠁢󠁥󠁮󠁧󠁿"}""", null)]
    public async Task An_emoji_is_one_that_exists(string emoji, string? wrong)
    {
        await using var town = await Town.StartAsync();
        var button = await SendAsync(
            town,
            new JsonObject
            {
                ["type"] = 2,
                ["style"] = 1,
                ["custom_id"] = "a",
                ["emoji"] = JsonNode.Parse(emoji),
            }
        );
        Assert.Equal(wrong is null ? 200 : 400, button.Status);
        Assert.Equal(
            wrong is null ? null : "BUTTON_COMPONENT_INVALID_EMOJI",
            button.ErrorAt($"components.0.components.0.emoji.{wrong ?? "name"}")
        );
        var option = new JsonObject
        {
            ["label"] = "a",
            ["value"] = "a",
            ["emoji"] = JsonNode.Parse(emoji),
        };
        var select = await SendAsync(
            town,
            new JsonObject
            {
                ["type"] = 3,
                ["custom_id"] = "a",
                ["options"] = new JsonArray(option),
            }
        );
        Assert.Equal(
            wrong is null ? null : "BUTTON_COMPONENT_INVALID_EMOJI",
            select.ErrorAt($"components.0.components.0.options.0.emoji.{wrong ?? "name"}")
        );
    }

    [Fact]
    public async Task Emoji_of_a_server_are_known_while_they_are_there()
    {
        await using var town = await Town.StartAsync();
        var (path, messages) = ($"/guilds/{town.GuildId}/emojis", $"/channels/{town.Channel("general")}/messages");
        var body = new JsonObject { ["name"] = "tool", ["image"] = "data:image/png;base64,AAAA" };
        Assert.Equal(50013, (await town.As("carl").PostAsync(path, body.DeepClone())).Code);
        var made = await town.As("olivia").PostAsync(path, body);
        Assert.Equal(201, made.Status);
        JsonObject Button() =>
            new()
            {
                ["type"] = 2,
                ["style"] = 1,
                ["custom_id"] = "a",
                ["emoji"] = new JsonObject { ["id"] = (string)made["id"]!, ["name"] = "tool" },
            };
        Assert.Equal(200, (await SendAsync(town, Button())).Status);
        var message = await town.As("carl").PostAsync(messages, new JsonObject { ["content"] = "x" });
        Assert.Equal(204, (await town.Bot.PutAsync($"{messages}/{message["id"]}/reactions/tool:{made["id"]}/@me")).Status);
        Assert.Equal(
            (string)made["id"]!,
            (string)(await town.Bot.GetAsync($"{messages}/{message["id"]}"))["reactions"][0]!["emoji"]!["id"]!
        );
        Assert.Equal(10014, (await town.Bot.PutAsync($"{messages}/{message["id"]}/reactions/支/@me")).Code);
        Assert.Single((await town.Bot.GetAsync(path)).Body!.AsArray());
        Assert.Equal(204, (await town.As("olivia").DeleteAsync($"{path}/{made["id"]}")).Status);
        Assert.Equal(400, (await SendAsync(town, Button())).Status);
    }

    [Fact]
    public async Task An_input_of_one_line_takes_no_line_break()
    {
        await using var form = await OpenForm.CommandAsync();
        var input = JsonNode.Parse("""{"type":4,"custom_id":"a","style":1,"value":"a\nb"}""")!;
        Assert.Equal("COMPONENT_VALIDATION_FAILED", (await form.ShowAsync(input)).ErrorAt("data.components.0.component.value"));
        input["value"] = "ab";
        Assert.Equal(204, (await form.ShowAsync(input)).Status);
        Assert.Equal((400, 50035), Code(await form.SubmitAsync([], ("a", 4, "a\nb"))));
        Assert.Equal(204, (await form.SubmitAsync([], ("a", 4, "a b"))).Status);
    }

    [Fact]
    public async Task Names_of_blanks_alone_are_empty()
    {
        await using var town = await Town.StartAsync();
        var general = town.Channel("general");
        Assert.Equal(
            "BASE_TYPE_BAD_LENGTH",
            (await town.Bot.PostAsync($"/channels/{general}/threads", new JsonObject { ["name"] = "   ", ["type"] = 11 })).ErrorAt("name")
        );
        Assert.Equal(
            "BASE_TYPE_BAD_LENGTH",
            (await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", new JsonObject { ["name"] = "   " })).ErrorAt("name")
        );
        Assert.Equal(
            "BASE_TYPE_REQUIRED",
            (
                await SendAsync(
                    town,
                    new JsonObject
                    {
                        ["type"] = 2,
                        ["style"] = 1,
                        ["custom_id"] = "a",
                        ["label"] = "  ",
                    }
                )
            ).ErrorAt("components.0.components.0.label")
        );
        var option = new JsonObject { ["label"] = "  ", ["value"] = "a" };
        Assert.Equal(
            "BASE_TYPE_BAD_LENGTH",
            (
                await SendAsync(
                    town,
                    new JsonObject
                    {
                        ["type"] = 3,
                        ["custom_id"] = "a",
                        ["options"] = new JsonArray(option),
                    }
                )
            ).ErrorAt("components.0.components.0.options.0.label")
        );
        var text = new JsonObject
        {
            ["flags"] = 32768,
            ["components"] = new JsonArray(new JsonObject { ["type"] = 10, ["content"] = " \n " }),
        };
        Assert.Equal(
            "BASE_TYPE_BAD_LENGTH",
            (await town.Bot.PostAsync($"/channels/{general}/messages", text)).ErrorAt("components.0.content")
        );
    }

    [Fact]
    public async Task Texts_are_trimmed_before_they_are_counted_and_fields_may_be_empty()
    {
        await using var town = await Town.StartAsync();
        var embed = new JsonObject
        {
            ["title"] = new string('x', 256) + "    ",
            ["description"] = "  padded  ",
            ["fields"] = new JsonArray(new JsonObject { ["name"] = "", ["value"] = "" }),
        };
        var sent = await town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject { ["embeds"] = new JsonArray(embed) }
        );
        Assert.Equal(
            (200, "padded", ""),
            (sent.Status, (string)sent["embeds"][0]!["description"]!, (string)sent["embeds"][0]!["fields"]![0]!["value"]!)
        );
        var file = new JsonObject { ["title"] = "x", ["url"] = "attachment://x" };
        Assert.Equal(
            "URL_TYPE_INVALID_SCHEME",
            (
                await town.Bot.PostAsync(
                    $"/channels/{town.Channel("general")}/messages",
                    new JsonObject { ["embeds"] = new JsonArray(file) }
                )
            ).ErrorAt("embeds.0.url")
        );
    }

    [Theory]
    [InlineData("\"abc\"", false)]
    [InlineData("\"1288528472402038784\"", false)]
    [InlineData("9007199254740991", true)]
    public async Task A_suggestion_has_the_type_of_its_option(string value, bool taken)
    {
        await using var town = await Town.StartAsync();
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var command = await town.CommandAsync(
            JsonNode
                .Parse("""{"name":"a","description":"x","options":[{"type":4,"name":"n","description":"x","autocomplete":true}]}""")!
                .AsObject()
        );
        var options = JsonNode.Parse("""[{"type":4,"name":"n","value":"1","focused":true}]""");
        var data = new JsonObject
        {
            ["id"] = (string)command["id"]!,
            ["type"] = 1,
            ["name"] = "a",
            ["options"] = options,
        };
        Assert.Equal(
            204,
            (await town.As("carl").PostAsync("/interactions", town.Interaction(4, town.Channel("general"), carl, data))).Status
        );
        var interaction = (await bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
        var choices = JsonNode.Parse($$"""[{"name":"x","value":{{value}}}]""");
        var reply = await town.AnswerAsync(interaction, 8, new JsonObject { ["choices"] = choices });
        Assert.Equal(taken ? 204 : 400, reply.Status);
        if (!taken)
            Assert.NotNull(reply.ErrorAt("data.choices.0.value"));
    }

    [Fact]
    public async Task No_suggestions_may_be_null()
    {
        await using var town = await Town.StartAsync();
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var command = await town.CommandAsync(
            JsonNode
                .Parse("""{"name":"a","description":"x","options":[{"type":3,"name":"n","description":"x","autocomplete":true}]}""")!
                .AsObject()
        );
        var data = new JsonObject
        {
            ["id"] = (string)command["id"]!,
            ["type"] = 1,
            ["name"] = "a",
            ["options"] = JsonNode.Parse("""[{"type":3,"name":"n","value":"1","focused":true}]"""),
        };
        await town.As("carl").PostAsync("/interactions", town.Interaction(4, town.Channel("general"), carl, data));
        Assert.Equal(
            204,
            (await town.AnswerAsync((await bot.WaitAsync("INTERACTION_CREATE"))["d"]!, 8, new JsonObject { ["choices"] = null })).Status
        );
    }

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

    private static Task<Reply> SendAsync(Town town, JsonObject component) =>
        town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject
            {
                ["content"] = "x",
                ["components"] = new JsonArray(new JsonObject { ["type"] = 1, ["components"] = new JsonArray(component) }),
            }
        );

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
