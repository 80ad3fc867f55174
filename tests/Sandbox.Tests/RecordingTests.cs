using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class RecordingTests
{
    [Fact]
    public async Task A_request_and_its_answer_are_written_down()
    {
        var general = "";
        var lines = await RecordAsync(async town =>
        {
            general = town.Channel("general");
            await town.Bot.UploadAsync(
                $"/channels/{general}/messages?x=1&x=2",
                new JsonObject { ["content"] = "hello" },
                ("a.txt", "bytes"u8.ToArray())
            );
            await town.As("carl").GetAsync($"/channels/{general}");
        });
        var rest = lines.Where(l => (string)l["kind"]! == "rest").ToList();
        Assert.Equal(["bot", "person"], rest.Select(l => (string)l["caller"]!));
        Assert.Equal(
            ("POST", $"/api/v10/channels/{general}/messages", 200),
            ((string)rest[0]["method"]!, (string)rest[0]["path"]!, (int)rest[0]["status"]!)
        );
        Assert.Equal("""{"x":["1","2"]}""", rest[0]["query"]!.ToJsonString());
        Assert.Equal("""{"content":"hello"}""", rest[0]["request"]!.ToJsonString());
        Assert.Equal("""[{"field":"files[0]","name":"a.txt","size":5}]""", rest[0]["files"]!.ToJsonString());
        Assert.Equal("hello", (string)rest[0]["response"]!["content"]!);
    }

    [Fact]
    public async Task A_refusal_is_written_down()
    {
        var lines = await RecordAsync(town => town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject()));
        Assert.Equal((400, 50006), ((int)lines.Single()["status"]!, (int)lines.Single()["response"]!["code"]!));
    }

    [Fact]
    public async Task The_events_of_bots_are_written_down_and_those_of_people_are_not()
    {
        var lines = await RecordAsync(async town =>
        {
            await town.GatewayAsync("carl");
            var bot = await town.BotGatewayAsync();
            await town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "hello" });
            await bot.WaitAsync("MESSAGE_CREATE");
        });
        var events = lines.Where(l => (string)l["kind"]! == "gateway").ToList();
        Assert.Equal(["READY", "GUILD_CREATE", "MESSAGE_CREATE"], events.Select(l => (string)l["event"]!));
        Assert.Equal("hello", (string)events[^1]["data"]!["content"]!);
    }

    private static async Task<List<JsonNode>> RecordAsync(Func<Town, Task> play)
    {
        var folder = Directory.CreateTempSubdirectory("recording");
        try
        {
            await using (var town = await Town.StartAsync(record: folder.FullName))
                await play(town);
            var lines = await File.ReadAllLinesAsync(Assert.Single(folder.GetFiles()).FullName);
            return [.. lines.Select(l => JsonNode.Parse(l)!)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
