using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Components;

public sealed class ComponentTests
{
    public static TheoryData<string, string, string> WrongRows =>
        new()
        {
            { """{"type":2,"style":6,"label":"x","sku_id":"1"}""", "label", "BUTTON_COMPONENT_PREMIUM_FIELD_NOT_ALLOWED" },
            { """{"type":2,"style":1,"label":"x","custom_id":"a","sku_id":"1"}""", "sku_id", "BUTTON_COMPONENT_SKU_NOT_ALLOWED" },
            {
                """{"type":2,"style":5,"label":"x","url":"https://example.org","custom_id":"a"}""",
                "custom_id",
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"
            },
            {
                """{"type":3,"custom_id":"a","min_values":2,"options":[{"label":"x","value":"x"}],"max_values":2}""",
                "max_values",
                "NUMBER_TYPE_MAX"
            },
            {
                """{"type":3,"custom_id":"a","min_values":3,"max_values":2,"options":[{"label":"x","value":"x"}"""
                    + """,{"label":"y","value":"y"},{"label":"z","value":"z"}]}""",
                "min_values",
                "SELECT_COMPONENT_MIN_MAX"
            },
            { """{"type":5,"custom_id":"a","default_values":[{"id":"1","type":"role"}]}""", "default_values.0.type", "BASE_TYPE_CHOICES" },
            {
                """{"type":5,"custom_id":"a","default_values":[{"id":"1","type":"user"},{"id":"2","type":"user"}]}""",
                "default_values",
                "BASE_TYPE_BAD_LENGTH"
            },
            { """{"type":8,"custom_id":"a","channel_types":[77]}""", "channel_types.0", "BASE_TYPE_CHOICES" },
            { """{"type":4,"custom_id":"a","style":1,"label":"x"}""", "type", "BASE_TYPE_CHOICES" },
        };

    [Theory]
    [MemberData(nameof(WrongRows))]
    public async Task What_stands_wrongly_in_a_row_is_refused_at_its_path(string component, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var row = new JsonObject { ["type"] = 1, ["components"] = new JsonArray(JsonNode.Parse(component)) };
        var reply = await town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject { ["content"] = "x", ["components"] = new JsonArray(row) }
        );
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt("components.0.components.0." + path)));
    }

    public static TheoryData<string, string, string> WrongLayouts =>
        new()
        {
            { """[{"type":10,"content":"a","id":7},{"type":10,"content":"b","id":7}]""", "components.1.id", "COMPONENT_ID_DUPLICATED" },
            { """[{"type":9,"components":[{"type":10,"content":"a"}]}]""", "components.0.accessory", "BASE_TYPE_REQUIRED" },
            {
                """[{"type":17,"components":[{"type":17,"components":[{"type":10,"content":"a"}]}]}]""",
                "components.0.components.0.type",
                "BASE_TYPE_CHOICES"
            },
            { """[{"type":12,"items":[]}]""", "components.0.items", "BASE_TYPE_BAD_LENGTH" },
            { """[{"type":13,"file":{"url":"https://example.org/x"}}]""", "components.0.file.url", "URL_TYPE_INVALID_SCHEME" },
            { """[{"type":14,"spacing":3}]""", "components.0.spacing", "BASE_TYPE_CHOICES" },
            { """[{"type":2,"style":1,"label":"x","custom_id":"a"}]""", "components.0.type", "BASE_TYPE_CHOICES" },
        };

    [Theory]
    [MemberData(nameof(WrongLayouts))]
    public async Task What_stands_wrongly_in_a_layout_is_refused_at_its_path(string components, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var body = new JsonObject { ["flags"] = 32768, ["components"] = JsonNode.Parse(components) };
        var reply = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", body);
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt(path)));
    }

    [Fact]
    public async Task Numbers_of_components_are_filled_in_around_those_given()
    {
        await using var town = await Town.StartAsync();
        var body = JsonNode.Parse(
            """{"flags":32768,"components":[{"type":10,"content":"a"},{"type":10,"content":"b","id":1},{"type":10,"content":"c"}]}"""
        );
        var sent = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", body);
        Assert.Equal([2, 1, 3], sent["components"].AsArray().Select(c => (int)c!["id"]!));
    }

    [Fact]
    public async Task Forty_components_are_the_most_and_those_inside_count()
    {
        await using var town = await Town.StartAsync();
        async Task<Reply> SendAsync(int texts) =>
            await town.Bot.PostAsync(
                $"/channels/{town.Channel("general")}/messages",
                new JsonObject
                {
                    ["flags"] = 32768,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 17,
                            ["components"] = new JsonArray([
                                .. Enumerable.Range(0, texts).Select(_ => (JsonNode)new JsonObject { ["type"] = 10, ["content"] = "x" }),
                            ]),
                        }
                    ),
                }
            );
        Assert.Equal(200, (await SendAsync(39)).Status);
        Assert.Equal("BASE_TYPE_MAX_LENGTH", (await SendAsync(40)).ErrorAt("components"));
    }
}
