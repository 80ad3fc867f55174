using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Messages;

public sealed class WritingTests
{
    [Fact]
    public async Task Slow_mode_holds_people_up_and_bots_not()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var general = town.Channel("general");
        await town.Bot.PatchAsync($"/channels/{general}", new JsonObject { ["rate_limit_per_user"] = 30 });
        var path = $"/channels/{general}/messages";
        Assert.Equal(200, (await town.As("carl").PostAsync(path, Text("one"))).Status);
        clock.Advance(TimeSpan.FromSeconds(10));
        var early = await town.As("carl").PostAsync(path, Text("two"));
        Assert.Equal((429, 20016, 20d), (early.Status, early.Code, (double)early["retry_after"]));
        foreach (var who in new[] { town.As("cora"), town.As("adam"), town.As("adam"), town.Bot, town.Bot })
            Assert.Equal(200, (await who.PostAsync(path, Text("free"))).Status);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(200, (await town.As("carl").PostAsync(path, Text("two"))).Status);
    }

    [Fact]
    public async Task Others_messages_can_have_their_embeds_hidden_and_nothing_else()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var message = await town.As("carl").PostAsync(path, Text("https://example.org"));
        var one = $"{path}/{message["id"]}";
        Assert.Equal((403, 50013), Code(await town.As("cora").PatchAsync(one, new JsonObject { ["flags"] = 4 })));
        var hidden = await town.Bot.PatchAsync(one, new JsonObject { ["flags"] = 4 });
        Assert.Equal((4, null), ((int)hidden["flags"], (string?)hidden.Body!["edited_timestamp"]));
        Assert.Null((string?)(await town.As("carl").PatchAsync(one, new JsonObject { ["flags"] = 4 })).Body!["edited_timestamp"]);
        Assert.Equal((403, 50005), Code(await town.Bot.PatchAsync(one, new JsonObject { ["flags"] = 4, ["content"] = "x" })));
        Assert.Equal(4, (int)(await town.As("carl").PatchAsync(one, Text("edited")))["flags"]);
        Assert.Equal(0, (int)(await town.As("carl").PatchAsync(one, new JsonObject { ["flags"] = 0 }))["flags"]);
    }

    [Fact]
    public async Task A_legacy_message_becomes_one_of_components_when_its_content_is_cleared_and_stays_one()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var one = $"{path}/{(await town.Bot.PostAsync(path, Text("old")))["id"]}";
        JsonArray Parts() => [new JsonObject { ["type"] = 10, ["content"] = $"new <@{town.UserId("carl")}>" }];
        var kept = await town.Bot.PatchAsync(one, new JsonObject { ["flags"] = 32768, ["components"] = Parts() });
        Assert.Equal("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", kept.ErrorAt("flags"));
        var changed = await town.Bot.PatchAsync(
            one,
            new JsonObject
            {
                ["flags"] = 32768,
                ["content"] = null,
                ["components"] = Parts(),
            }
        );
        Assert.Equal((200, 32768, ""), (changed.Status, (int)changed["flags"], (string)changed["content"]!));
        Assert.Equal(town.UserId("carl"), (string)changed["mentions"][0]!["id"]!);
        var still = await town.Bot.PatchAsync(one, new JsonObject { ["flags"] = 0 });
        Assert.Equal(32768, (int)still["flags"]);
        Assert.Equal(400, (await town.Bot.PatchAsync(one, Text("back"))).Status);
    }

    [Fact]
    public async Task Replies_need_their_message_unless_told_otherwise_and_answer_no_system_message()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        JsonObject Reply(string id, bool fail = true) =>
            new()
            {
                ["content"] = "x",
                ["message_reference"] = new JsonObject { ["message_id"] = id, ["fail_if_not_exists"] = fail },
            };
        Assert.Equal("REPLIES_UNKNOWN_MESSAGE", (await town.Bot.PostAsync(path, Reply("1"))).ErrorAt("message_reference"));
        Assert.Equal(0, (int)(await town.Bot.PostAsync(path, Reply("1", fail: false)))["type"]);
        var first = await town.Bot.PostAsync(path, Text("x"));
        await town.Bot.PutAsync($"/channels/{town.Channel("general")}/pins/{first["id"]}");
        var notice = (await town.Bot.GetAsync(path)).Body![0]!;
        Assert.Equal(6, (int)notice["type"]!);
        Assert.Equal(
            "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE",
            (await town.Bot.PostAsync(path, Reply((string)notice["id"]!))).ErrorAt("message_reference")
        );
        Assert.Equal(
            (string)first["id"]!,
            (string)(await town.Bot.GetAsync($"/channels/{town.Channel("general")}/pins")).Body!.AsArray().Single()!["id"]!
        );
    }

    [Fact]
    public async Task A_forward_keeps_what_the_message_was_then()
    {
        await using var town = await Town.StartAsync();
        var from = town.Channel("general");
        var message = await town.As("carl").PostAsync($"/channels/{from}/messages", Text("as it was"));
        var body = new JsonObject
        {
            ["message_reference"] = new JsonObject
            {
                ["type"] = 1,
                ["channel_id"] = from,
                ["message_id"] = (string)message["id"]!,
            },
        };
        var forward = await town.Bot.PostAsync($"/channels/{town.Channel("welcome")}/messages", body);
        Assert.Equal((200, 1), (forward.Status, (int)forward["message_reference"]["type"]!));
        await town.As("carl").DeleteAsync($"/channels/{from}/messages/{message["id"]}");
        var again = await town.Bot.GetAsync($"/channels/{town.Channel("welcome")}/messages/{forward["id"]}");
        Assert.Equal("as it was", (string)again["message_snapshots"][0]!["message"]!["content"]!);
    }

    [Fact]
    public async Task Messages_around_one_are_those_on_both_sides_of_it()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add((string)(await town.Bot.PostAsync(path, Text($"{i}")))["id"]!);
        var around = (await town.Bot.GetAsync($"{path}?around={ids[3]}&limit=3")).Body!.AsArray();
        Assert.Equal([ids[4], ids[3], ids[2]], around.Select(m => (string)m!["id"]!));
    }

    [Theory]
    [InlineData("""{"poll":{"question":{"text":"a"},"answers":[]}}""", "poll.answers", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"poll":{"answers":[{"poll_media":{"text":"x"}}]}}""", "poll.question", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"x","sticker_ids":["1"]}""", "sticker_ids", "STICKER_INVALID")]
    [InlineData(
        """{"flags":32768,"components":[{"type":13,"file":{"url":"attachment://no.png"}}]}""",
        "components.0.file.url",
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    )]
    public async Task Polls_stickers_and_named_files_are_checked(string body, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var reply = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", JsonNode.Parse(body));
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt(path)));
    }

    [Fact]
    public async Task A_file_may_be_larger_in_a_boosted_guild()
    {
        await using var town = await Town.StartAsync();
        var large = new byte[(10 * 1024 * 1024) + 1];
        Assert.Equal(
            (413, 50045),
            Code(await town.Bot.UploadAsync($"/channels/{town.Channel("general")}/messages", new JsonObject(), ("a.bin", large)))
        );
        var boosted = await town.Open.PostAsync("/sandbox/guilds", new JsonObject { ["name"] = "Boosted", ["premium_tier"] = 2 });
        var general = boosted["channels"].AsArray().First(c => (string)c!["name"]! == "general")!["id"]!;
        Assert.Equal(200, (await town.Bot.UploadAsync($"/channels/{general}/messages", new JsonObject(), ("a.bin", large))).Status);
    }

    [Fact]
    public async Task An_edit_keeps_the_files_it_names_and_takes_only_the_new_ones_it_names()
    {
        await using var town = await Town.StartAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var sent = await town.Bot.UploadAsync(path, Text("x"), ("a.txt", [1]), ("b.txt", [2]));
        var second = (string)sent["attachments"][1]!["id"]!;
        var edit = new JsonObject
        {
            ["attachments"] = new JsonArray(new JsonObject { ["id"] = second }, new JsonObject { ["id"] = "0", ["filename"] = "new.txt" }),
        };
        using var form = new MultipartFormDataContent
        {
            { new StringContent(edit.ToJsonString(), System.Text.Encoding.UTF8, "application/json"), "payload_json" },
            { new ByteArrayContent([3]), "files[0]", "c.txt" },
            { new ByteArrayContent([4]), "files[1]", "d.txt" },
        };
        var edited = await town.Bot.SendAsync(HttpMethod.Patch, $"{path}/{sent["id"]}", form);
        Assert.Equal(["b.txt", "new.txt"], edited["attachments"].AsArray().Select(a => (string)a!["filename"]!));
        var unknown = await town.Bot.PatchAsync(
            $"{path}/{sent["id"]}",
            new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["id"] = town.GuildId }) }
        );
        Assert.Equal("ATTACHMENT_NOT_FOUND", unknown.ErrorAt("attachments.0.id"));
    }

    [Fact]
    public async Task An_address_of_a_file_dies_after_a_day_and_can_be_refreshed()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var sent = await town.Bot.UploadAsync($"/channels/{town.Channel("general")}/messages", Text("x"), ("a.txt", "hello"u8.ToArray()));
        var url = (string)sent["attachments"][0]!["url"]!;
        Assert.Equal((200, "hello"), await town.DownloadAsync(url));
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((404, "This content is no longer available."), await town.DownloadAsync(url));
        var fresh = await town.Bot.PostAsync(
            "/attachments/refresh-urls",
            new JsonObject { ["attachment_urls"] = new JsonArray(url, "https://example.org/x") }
        );
        Assert.Equal((200, "hello"), await town.DownloadAsync((string)fresh["refreshed_urls"][0]!["refreshed"]!));
        Assert.Null(fresh["refreshed_urls"][1]!["refreshed"]);
        Assert.Equal(
            (401, 0),
            Code(await town.Open.PostAsync("/attachments/refresh-urls", new JsonObject { ["attachment_urls"] = new JsonArray(url) }))
        );
    }

    [Fact]
    public async Task A_search_waits_for_its_index_and_finds_only_what_one_may_read()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        await town.As("tess").PostAsync($"/channels/{town.Channel("general")}/messages", Text("The invoice is wrong"));
        await town.Bot.PostAsync($"/channels/{town.Channel("ticket-log")}/messages", Text("invoice 12"));
        var path = $"/guilds/{town.GuildId}/messages/search?content=invoice";
        var waiting = await town.Bot.GetAsync(path);
        Assert.Equal((202, 110000), (waiting.Status, waiting.Code));
        clock.Advance(TimeSpan.FromSeconds((int)waiting["retry_after"]));
        Assert.Equal(2, (int)(await town.Bot.GetAsync(path))["total_results"]);
        Assert.Equal(1, (int)(await town.As("carl").GetAsync(path))["total_results"]);
        var byTess = await town.Bot.GetAsync($"{path}&author_id={town.UserId("tess")}&author_id={town.UserId("carl")}&has=-file");
        Assert.Equal("The invoice is wrong", (string)byTess["messages"].AsArray().Single()![0]!["content"]!);
        Assert.Equal("BASE_TYPE_CHOICES", (await town.Bot.GetAsync(path + "&has=gold")).ErrorAt("has"));
    }

    private static JsonObject Text(string content) => new() { ["content"] = content };

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
