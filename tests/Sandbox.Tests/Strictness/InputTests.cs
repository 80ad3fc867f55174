using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Components;
using DCTicket.Sandbox.Tests.Support;
using static DCTicket.Sandbox.Tests.Strictness.Inputs;

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
}
