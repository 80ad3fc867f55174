using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Components;

public sealed class ModalTests
{
    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { """{"type":4,"custom_id":"a","style":1,"label":"x"}""", "label", "TEXT_INPUT_LABEL_NOT_ALLOWED" },
            { """{"type":4,"custom_id":"a","style":1,"min_length":5,"max_length":4}""", "min_length", "TEXT_INPUT_MIN_MAX" },
            { """{"type":5,"custom_id":"a","disabled":true}""", "disabled", "COMPONENT_DISABLED_IN_MODAL" },
            { """{"type":6,"custom_id":"a","min_values":0}""", "min_values", "COMPONENT_REQUIRED_MIN_VALUES" },
            { """{"type":19,"custom_id":"a","max_values":11}""", "max_values", "NUMBER_TYPE_MAX" },
            { """{"type":19,"custom_id":"a","file_types":["image","pdf"]}""", "file_types.1", "FILE_UPLOAD_INVALID_FILE_TYPE" },
            { """{"type":21,"custom_id":"a","options":[{"label":"x","value":"x"}]}""", "options", "BASE_TYPE_BAD_LENGTH" },
            {
                """{"type":21,"custom_id":"a","options":[{"label":"x","value":"x","default":true}"""
                    + """,{"label":"y","value":"y","default":true}]}""",
                "options",
                "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"
            },
            { """{"type":22,"custom_id":"a","max_values":3,"options":[{"label":"x","value":"x"}]}""", "max_values", "NUMBER_TYPE_MAX" },
            { """{"type":23,"custom_id":"a","required":true}""", "required", "BASE_TYPE_UNKNOWN" },
            { """{"type":2,"custom_id":"a","style":1,"label":"x"}""", "type", "BASE_TYPE_CHOICES" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_stands_wrongly_in_a_form_is_refused_at_its_path(string child, string path, string code)
    {
        await using var form = await OpenForm.CommandAsync();
        var reply = await form.ShowAsync(JsonNode.Parse(child)!);
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt("data.components.0.component." + path)));
    }

    [Fact]
    public async Task Every_kind_of_input_arrives_with_what_was_chosen_and_the_objects_behind_it()
    {
        await using var form = await OpenForm.CommandAsync();
        var town = form.Town;
        string[] children =
        [
            """{"type":5,"custom_id":"user"}""",
            """{"type":8,"custom_id":"channel","channel_types":[0]}""",
            """{"type":21,"custom_id":"radio","required":false,"options":[{"label":"x","value":"x"},{"label":"y","value":"y"}]}""",
            """{"type":22,"custom_id":"boxes","options":[{"label":"x","value":"x"},{"label":"y","value":"y"},{"label":"z","value":"z"}]}""",
            """{"type":23,"custom_id":"check","default":true}""",
        ];
        Assert.Equal(204, (await form.ShowAsync([.. children.Select(c => JsonNode.Parse(c)!)])).Status);
        var reply = await form.SubmitAsync(
            [],
            ("user", 5, One(town.UserId("tess"))),
            ("channel", 8, One(town.Channel("general"))),
            ("radio", 21, null),
            ("boxes", 22, new JsonArray("x", "y", "z")),
            ("check", 23, JsonValue.Create(false))
        );
        Assert.Equal(204, reply.Status);
        var data = (await form.Bot.WaitAsync("INTERACTION_CREATE"))["d"]!["data"]!;
        var inputs = data["components"]!.AsArray().Select(c => c!["component"]!).ToDictionary(c => (string)c["custom_id"]!);
        Assert.Null(inputs["radio"]["value"]);
        Assert.Equal(3, inputs["boxes"]["values"]!.AsArray().Count);
        Assert.False((bool)inputs["check"]["value"]!);
        Assert.Equal("tess", (string)data["resolved"]!["users"]![town.UserId("tess")]!["username"]!);
        Assert.NotNull(data["resolved"]!["members"]![town.UserId("tess")]!["permissions"]);
        Assert.Equal("general", (string)data["resolved"]!["channels"]![town.Channel("general")]!["name"]!);
    }

    [Fact]
    public async Task Files_of_a_form_must_be_of_its_types_and_are_there_to_download()
    {
        await using var form = await OpenForm.CommandAsync();
        await form.ShowAsync(JsonNode.Parse("""{"type":19,"custom_id":"files","max_values":2,"file_types":["image",".log"]}""")!);
        Assert.Equal((400, 50035), Code(await form.SubmitAsync([("bad.exe", [1])], ("files", 19, One("0")))));
        Assert.Equal((400, 50035), Code(await form.SubmitAsync([], ("files", 19, new JsonArray()))));
        Assert.Equal(
            204,
            (await form.SubmitAsync([("a.PNG", [1]), ("b.log", "text"u8.ToArray())], ("files", 19, new JsonArray("0", "1")))).Status
        );
        var data = (await form.Bot.WaitAsync("INTERACTION_CREATE"))["d"]!["data"]!;
        var id = (string)data["components"]![0]!["component"]!["values"]![1]!;
        Assert.Equal((200, "text"), await form.Town.DownloadAsync((string)data["resolved"]!["attachments"]![id]!["url"]!));
    }

    private static JsonArray One(string value) => new(value);

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
