using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class MessageTests
{
    [Fact]
    public async Task The_same_enforced_nonce_makes_one_message_for_some_minutes()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var path = $"/channels/{town.Channel("general")}/messages";
        JsonObject Body() =>
            new()
            {
                ["content"] = "once",
                ["nonce"] = "n-1",
                ["enforce_nonce"] = true,
            };
        var first = await town.Bot.PostAsync(path, Body());
        var again = await town.Bot.PostAsync(path, Body());
        Assert.Equal((string)first["id"]!, (string)again["id"]!);
        Assert.Single((await town.Bot.GetAsync(path)).Body!.AsArray());
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.NotEqual((string)first["id"]!, (string)(await town.Bot.PostAsync(path, Body()))["id"]!);
    }

    [Fact]
    public async Task Pings_follow_allowed_mentions()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var content = $"<@{town.UserId("carl")}> <@&{town.Role("Billing")}> @everyone";
        var all = await town.Bot.PostAsync(path, new JsonObject { ["content"] = content });
        Assert.Equal((1, 1, true), (all["mentions"].AsArray().Count, all["mention_roles"].AsArray().Count, (bool)all["mention_everyone"]));
        var none = await town.Bot.PostAsync(
            path,
            new JsonObject
            {
                ["content"] = content,
                ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
            }
        );
        Assert.Equal(
            (0, 0, false),
            (none["mentions"].AsArray().Count, none["mention_roles"].AsArray().Count, (bool)none["mention_everyone"])
        );
        var both = await town.Bot.PostAsync(
            path,
            new JsonObject
            {
                ["content"] = content,
                ["allowed_mentions"] = new JsonObject
                {
                    ["parse"] = new JsonArray("users"),
                    ["users"] = new JsonArray(town.UserId("carl")),
                },
            }
        );
        Assert.Equal("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", both.ErrorAt("allowed_mentions"));
    }

    [Fact]
    public async Task The_history_is_paged_newest_first()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add((string)(await town.As("carl").PostAsync(path, new JsonObject { ["content"] = $"{i}" }))["id"]!);
        Assert.Equal([ids[6], ids[5]], await Ids("?limit=2"));
        Assert.Equal([ids[2], ids[1]], await Ids($"?limit=2&before={ids[3]}"));
        Assert.Equal([ids[5], ids[4]], await Ids($"?limit=2&after={ids[3]}"));
        Assert.Equal([ids[4], ids[3], ids[2]], await Ids($"?limit=3&around={ids[3]}"));
        async Task<List<string>> Ids(string query) =>
            [.. (await town.As("cora").GetAsync(path + query)).Body!.AsArray().Select(m => (string)m!["id"]!)];
    }

    [Fact]
    public async Task An_attachment_is_served_by_its_signed_address_until_its_channel_goes()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var channel = await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", new JsonObject { ["name"] = "files" });
        var path = $"/channels/{channel["id"]}/messages";
        var message = await town.Bot.UploadAsync(
            path,
            new JsonObject
            {
                ["attachments"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = 0,
                        ["filename"] = "log.txt",
                        ["description"] = "The log",
                    }
                ),
            },
            ("upload.bin", "hello"u8.ToArray())
        );
        Assert.Equal(200, message.Status);
        var url = (string)message["attachments"][0]!["url"]!;
        Assert.Equal("log.txt", (string)message["attachments"][0]!["filename"]!);
        Assert.Equal((200, "hello"), await town.DownloadAsync(url));
        Assert.Equal(404, (await town.DownloadAsync(url.Replace("hm=", "hm=0", StringComparison.Ordinal))).Status);
        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(404, (await town.DownloadAsync(url)).Status);
        var fresh = (string)(await town.Bot.GetAsync(path)).Body![0]!["attachments"]![0]!["url"]!;
        Assert.Equal((200, "hello"), await town.DownloadAsync(fresh));
        await town.Bot.DeleteAsync($"/channels/{channel["id"]}");
        Assert.Equal((404, "This content is no longer available."), await town.DownloadAsync(fresh));
    }

    [Fact]
    public async Task A_closed_or_foreign_DM_is_refused_when_one_writes()
    {
        await using var town = await Town.StartAsync();
        var dm = await town.Bot.PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = town.UserId("carl") });
        var path = $"/channels/{dm["id"]}/messages";
        Assert.Equal(200, (await town.Bot.PostAsync(path, new JsonObject { ["content"] = "hi" })).Status);
        await town.Open.PostAsync($"/sandbox/people/{town.UserId("carl")}", new JsonObject { ["dms_closed"] = true });
        var closed = await town.Bot.PostAsync(path, new JsonObject { ["content"] = "hi" });
        Assert.Equal((403, 50007), (closed.Status, closed.Code));
        await town.As("olivia").DeleteAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}");
        var foreign = await town.Bot.PostAsync(path, new JsonObject { ["content"] = "hi" });
        Assert.Equal((403, 50278), (foreign.Status, foreign.Code));
    }

    [Fact]
    public async Task Bulk_delete_takes_two_to_a_hundred()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var ids = new JsonArray();
        for (var i = 0; i < 2; i++)
            ids.Add((JsonNode)(string)(await town.As("carl").PostAsync(path, new JsonObject { ["content"] = "x" }))["id"]!);
        Assert.Equal(
            50016,
            (await town.Bot.PostAsync(path + "/bulk-delete", new JsonObject { ["messages"] = new JsonArray(ids[0]!.DeepClone()) })).Code
        );
        Assert.Equal(204, (await town.Bot.PostAsync(path + "/bulk-delete", new JsonObject { ["messages"] = ids })).Status);
        Assert.Empty((await town.Bot.GetAsync(path)).Body!.AsArray());
    }
}
