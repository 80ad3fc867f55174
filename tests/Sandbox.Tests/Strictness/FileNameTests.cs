using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Strictness;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("report.txt", @"^report\.txt$", null)]
    [InlineData("my report (1).txt", @"^my_report__1_\.txt$", null)]
    [InlineData("Test測試.png", @"^Test\.png$", "Test測試")]
    [InlineData("測試.pdf", @"^[0-9a-f]{16}\.pdf$", "測試")]
    [InlineData("_hidden.txt", @"^hidden\.txt$", null)]
    public async Task A_file_keeps_an_ASCII_name_and_its_true_one_as_title(string given, string kept, string? title)
    {
        await using var town = await Town.StartAsync();
        var payload = new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["id"] = 0, ["filename"] = given }) };
        var file = (await town.Bot.UploadAsync($"/channels/{town.Channel("general")}/messages", payload, ("upload.bin", [1])))[
            "attachments"
        ][0]!;
        Assert.Matches(kept, (string)file["filename"]!);
        Assert.Equal(title, (string?)file["title"]);
        Assert.Equal(200, (await town.DownloadAsync((string)file["url"]!)).Status);
    }

    [Fact]
    public async Task A_title_may_be_given_and_changed()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var said = new JsonObject
        {
            ["id"] = 0,
            ["filename"] = "x.txt",
            ["title"] = "測試",
        };
        var message = await town.Bot.UploadAsync(path, new JsonObject { ["attachments"] = new JsonArray(said) }, ("x.txt", [1]));
        Assert.Equal("測試", (string)message["attachments"][0]!["title"]!);
        var changed = new JsonObject { ["id"] = (string)message["attachments"][0]!["id"]!, ["title"] = "別的" };
        var edited = await town.Bot.PatchAsync($"{path}/{message["id"]}", new JsonObject { ["attachments"] = new JsonArray(changed) });
        Assert.Equal("別的", (string)edited["attachments"][0]!["title"]!);
    }

    [Theory]
    [InlineData("a.png", "iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAYAAACJmvbYAAAA", 7, 5)]
    [InlineData("a.gif", "R0lGODlhAwACAIAAAAAAAP///w==", 3, 2)]
    [InlineData("a.jpg", "/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAACAAMDASIAAhEBAxEB", 3, 2)]
    public async Task A_picture_has_a_size(string name, string base64, int width, int height)
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var file = (await town.Bot.UploadAsync(path, new JsonObject(), (name, Convert.FromBase64String(base64))))["attachments"][0]!;
        Assert.Equal((width, height), ((int)file["width"]!, (int)file["height"]!));
        Assert.Null((await town.Bot.UploadAsync(path, new JsonObject(), ("no.png", [1, 2, 3])))["attachments"][0]!["width"]);
    }
}
