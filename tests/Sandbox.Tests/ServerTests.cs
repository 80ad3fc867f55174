using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task The_world_survives_a_restart()
    {
        using var folder = new Folder();
        string before,
            message,
            url;
        await using (var town = await Town.StartAsync(folder: folder.Path))
        {
            await town.CommandAsync(new JsonObject { ["name"] = "ping", ["description"] = "x" });
            var sent = await town.Bot.UploadAsync(
                $"/channels/{town.Channel("general")}/messages",
                new JsonObject { ["content"] = "kept" },
                ("a.txt", "bytes"u8.ToArray())
            );
            (message, before) = (sent.Body!.ToJsonString(), (await town.Open.GetAsync("/sandbox/world")).Body!.ToJsonString());
        }

        await using var again = await Town.StartAsync(folder: folder.Path);
        Assert.Equal(before, (await again.Open.GetAsync("/sandbox/world")).Body!.ToJsonString());
        var loaded = (await again.Bot.GetAsync($"/channels/{again.Channel("general")}/messages")).Body![0]!;
        Assert.Equal((string)JsonNode.Parse(message)!["id"]!, (string)loaded["id"]!);
        Assert.Equal("kept", (string)loaded["content"]!);
        url = (string)loaded["attachments"]![0]!["url"]!;
        Assert.Equal((200, "bytes"), await again.DownloadAsync(url));
        var commands = await again.Bot.GetAsync($"/applications/{again.ApplicationId}/guilds/{again.GuildId}/commands");
        Assert.Equal("ping", (string)commands.Body![0]!["name"]!);
    }

    [Fact]
    public async Task A_world_full_of_things_is_loaded_as_it_was_saved()
    {
        using var folder = new Folder();
        await using (var town = await Town.StartAsync(folder: folder.Path))
            await FillAsync(town);
        var file = Path.Combine(folder.Path, "world.json");
        var saved = File.ReadAllText(file);
        await using (await Town.StartAsync(folder: folder.Path))
            File.Delete(file);
        Assert.Equal(saved, File.ReadAllText(file));
    }

    private static async Task FillAsync(Town town)
    {
        var general = $"/channels/{town.Channel("general")}/messages";
        var message = await town.Bot.PostAsync(
            general,
            new JsonObject
            {
                ["content"] = $"<@{town.UserId("carl")}>",
                ["nonce"] = "n",
                ["embeds"] = new JsonArray(new JsonObject { ["title"] = "t", ["color"] = 3 }),
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 1,
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = 2,
                                ["style"] = 1,
                                ["label"] = "a",
                                ["custom_id"] = "a",
                            }
                        ),
                    }
                ),
            }
        );
        var one = $"{general}/{message["id"]}";
        Assert.Equal(204, (await town.Bot.PutAsync($"/channels/{town.Channel("general")}/messages/pins/{message["id"]}")).Status);
        Assert.Equal(204, (await town.Bot.PutAsync($"{one}/reactions/👍/@me")).Status);
        Assert.Equal(200, (await town.Bot.PatchAsync(one, new JsonObject { ["content"] = "edited" })).Status);
        Assert.Equal(
            200,
            (await town.Bot.PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = town.UserId("carl") })).Status
        );
        var channel = await town.Bot.PostAsync(
            $"/guilds/{town.GuildId}/channels",
            new JsonObject { ["name"] = "t", ["parent_id"] = town.Channel("Tickets") }
        );
        Assert.Equal(200, (await town.Bot.DeleteAsync($"/channels/{channel["id"]}")).Status);
        Assert.Equal(
            200,
            (
                await town.As("adam").PatchAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}", new JsonObject { ["nick"] = "C" })
            ).Status
        );
        Assert.Equal(
            200,
            (
                await town.Bot.PutAsync(
                    $"/applications/{town.ApplicationId}/commands",
                    new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "a",
                            ["description"] = "b",
                            ["default_member_permissions"] = "0",
                        }
                    )
                )
            ).Status
        );
    }

    [Fact]
    public async Task A_broken_world_file_is_named_and_left_alone()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "world.json");
        File.WriteAllText(file, "{ not json");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Town.StartAsync(folder: folder.Path));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Equal("{ not json", File.ReadAllText(file));
    }

    [Fact]
    public async Task The_sixth_message_in_five_seconds_is_limited_and_the_headers_count_down()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock, limits: true);
        var path = $"/channels/{town.Channel("general")}/messages";
        for (var left = 4; left >= 0; left--)
        {
            var reply = await town.Bot.PostAsync(path, new JsonObject { ["content"] = "x" });
            Assert.Equal((200, "5", $"{left}"), (reply.Status, Header(reply, "X-RateLimit-Limit"), Header(reply, "X-RateLimit-Remaining")));
        }

        var refused = await town.Bot.PostAsync(path, new JsonObject { ["content"] = "x" });
        Assert.Equal((429, "user", "5"), (refused.Status, Header(refused, "X-RateLimit-Scope"), Header(refused, "Retry-After")));
        Assert.Equal((5.0, false), ((double)refused["retry_after"], (bool)refused["global"]));
        Assert.Equal(
            200,
            (await town.Bot.PostAsync($"/channels/{town.Channel("welcome")}/messages", new JsonObject { ["content"] = "x" })).Status
        );
        Assert.Equal(200, (await town.As("carl").PostAsync(path, new JsonObject { ["content"] = "x" })).Status);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await town.Bot.PostAsync(path, new JsonObject { ["content"] = "x" })).Status);
    }

    [Fact]
    public async Task A_channel_is_renamed_twice_in_ten_minutes()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock, limits: true);
        var path = $"/channels/{town.Channel("general")}";
        foreach (var name in (string[])["a", "b"])
            Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = name })).Status);
        var third = await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "c" });
        Assert.Equal((429, 600.0), (third.Status, (double)third["retry_after"]));
        Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["position"] = 3 })).Status);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "c" })).Status);
    }

    [Fact]
    public async Task The_fifty_first_request_in_a_second_is_limited_globally()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock, limits: true);
        for (var i = 0; i < 50; i++)
            await town.Bot.GetAsync("/users/@me");
        var refused = await town.Bot.GetAsync("/gateway/bot");
        Assert.Equal((429, true, "global"), (refused.Status, (bool)refused["global"], Header(refused, "X-RateLimit-Scope")));
    }

    [Fact]
    public async Task What_is_not_implemented_answers_501_and_is_counted()
    {
        await using var town = await Town.StartAsync();
        for (var i = 0; i < 2; i++)
            Assert.Equal(501, (await town.Bot.GetAsync($"/guilds/{town.GuildId}/stickers")).Status);
        var counted = (await town.Open.GetAsync("/sandbox/world"))["unimplemented"][0]!;
        Assert.Equal("""{"method":"GET","path":"/guilds/{id}/stickers","count":2}""", counted.ToJsonString());
    }

    [Fact]
    public async Task An_audit_reason_is_decoded_and_kept()
    {
        await using var town = await Town.StartAsync();
        await town.Bot.SendAsync(HttpMethod.Delete, $"/channels/{town.Channel("general")}", null, Uri.EscapeDataString("關閉 ticket"));
        Assert.Equal("關閉 ticket", (string)(await town.Open.GetAsync("/sandbox/audit")).Body![0]!["reason"]!);
        var tooLong = await town.Bot.SendAsync(HttpMethod.Delete, $"/channels/{town.Channel("welcome")}", null, new string('x', 513));
        Assert.Equal((400, 50035), (tooLong.Status, tooLong.Code));
    }

    private static string Header(Reply reply, string name) => string.Join(",", reply.Headers.GetValues(name));

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("sandbox").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
