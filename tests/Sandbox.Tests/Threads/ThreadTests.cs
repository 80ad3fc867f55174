using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Threads;

public sealed class ThreadTests
{
    [Fact]
    public async Task A_private_thread_is_seen_by_its_members_and_by_those_who_manage_threads()
    {
        await using var town = await Town.StartAsync();
        var carl = await town.GatewayAsync("carl");
        var cora = await town.GatewayAsync("cora");
        var thread = await StartAsync(town, "general", new JsonObject { ["name"] = "Ticket 1 #Carl!" });
        Assert.Equal(
            (12, "Ticket 1 #Carl!", true),
            ((int)thread["type"]!, (string)thread["name"]!, (bool)thread["thread_metadata"]!["invitable"]!)
        );
        var id = (string)thread["id"]!;
        Assert.Equal(50001, (await town.As("carl").GetAsync($"/channels/{id}")).Code);
        Assert.Equal(50001, (await town.As("carl").PostAsync($"/channels/{id}/messages", Text("let me in"))).Code);

        Assert.Equal(204, (await town.Bot.PutAsync($"/channels/{id}/thread-members/{town.UserId("carl")}")).Status);
        Assert.Equal(id, (string)(await carl.WaitAsync("THREAD_CREATE"))["d"]!["id"]!);
        var joined = (await carl.WaitAsync("THREAD_MEMBERS_UPDATE"))["d"]!;
        Assert.Equal(town.UserId("carl"), (string)joined["added_members"]![0]!["user_id"]!);
        Assert.Equal(200, (await town.As("carl").PostAsync($"/channels/{id}/messages", Text("hello"))).Status);
        Assert.Equal(200, (await town.As("adam").GetAsync($"/channels/{id}")).Status);
        Assert.False(await cora.GotAsync("THREAD_CREATE"));

        Assert.Equal(204, (await town.Bot.DeleteAsync($"/channels/{id}/thread-members/{town.UserId("carl")}")).Status);
        var gone = (await carl.WaitAsync("THREAD_MEMBERS_UPDATE", d => d["removed_member_ids"] is not null))["d"]!;
        Assert.Equal(town.UserId("carl"), (string)gone["removed_member_ids"]![0]!);
        Assert.Equal(50001, (await town.As("carl").GetAsync($"/channels/{id}/messages")).Code);
        Assert.Equal([2, 0, 1], (await town.Bot.GetAsync($"/channels/{id}/messages")).Body!.AsArray().Select(m => (int)m!["type"]!));
    }

    [Fact]
    public async Task Who_does_not_see_the_parent_cannot_be_added_nor_be_added_by_a_mention()
    {
        await using var town = await Town.StartAsync();
        var thread = await StartAsync(town, "ticket-log", new JsonObject { ["name"] = "internal" });
        var id = (string)thread["id"]!;
        Assert.Equal((403, 50001), Code(await town.Bot.PutAsync($"/channels/{id}/thread-members/{town.UserId("carl")}")));
        await town.Bot.PostAsync($"/channels/{id}/messages", Text($"<@{town.UserId("carl")}> <@{town.UserId("tess")}>"));
        var members = (await town.Bot.GetAsync($"/channels/{id}/thread-members")).Body!.AsArray().Select(m => (string)m!["user_id"]!);
        Assert.Equal(new[] { town.ApplicationId, town.UserId("tess") }.Order(), members.Order());
    }

    [Fact]
    public async Task Only_moderators_invite_to_a_thread_that_is_not_invitable()
    {
        await using var town = await Town.StartAsync();
        var id = (string)(await StartAsync(town, "general", new JsonObject { ["name"] = "t", ["invitable"] = false }))["id"]!;
        await town.Bot.PutAsync($"/channels/{id}/thread-members/{town.UserId("carl")}");
        Assert.Equal((403, 50013), Code(await town.As("carl").PutAsync($"/channels/{id}/thread-members/{town.UserId("cora")}")));
        await town.As("carl").PostAsync($"/channels/{id}/messages", Text($"<@{town.UserId("cora")}>"));
        Assert.Equal(50001, (await town.As("cora").GetAsync($"/channels/{id}")).Code);
        Assert.Equal(204, (await town.As("adam").PutAsync($"/channels/{id}/thread-members/{town.UserId("cora")}")).Status);
    }

    [Fact]
    public async Task A_message_starts_one_thread_and_shows_it()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var general = town.Channel("general");
        var message = await town.As("carl").PostAsync($"/channels/{general}/messages", Text("help"));
        var path = $"/channels/{general}/messages/{message["id"]}/threads";
        var thread = await town.Bot.PostAsync(path, new JsonObject { ["name"] = "Help", ["auto_archive_duration"] = 60 });
        Assert.Equal((201, (string)message["id"]!, 11), (thread.Status, (string)thread["id"]!, (int)thread["type"]!));
        Assert.True((bool)(await bot.WaitAsync("THREAD_CREATE"))["d"]!["newly_created"]!);
        Assert.Equal(32, (int)(await bot.WaitAsync("MESSAGE_UPDATE"))["d"]!["flags"]! & 32);
        Assert.Equal((400, 160004), Code(await town.Bot.PostAsync(path, new JsonObject { ["name"] = "Again" })));
        var shown = await town.Bot.GetAsync($"/channels/{general}/messages/{message["id"]}");
        Assert.Equal("Help", (string)shown["thread"]["name"]!);
        var starter = (await town.Bot.GetAsync($"/channels/{thread["id"]}/messages")).Body![0]!;
        Assert.Equal((21, "help"), ((int)starter["type"]!, (string)starter["referenced_message"]!["content"]!));
        Assert.Equal(200, (await town.As("cora").GetAsync($"/channels/{thread["id"]}")).Status);
    }

    [Fact]
    public async Task Writing_in_a_thread_takes_the_permission_for_threads_and_not_the_one_for_channels()
    {
        await using var town = await Town.StartAsync();
        var id = (string)(await StartAsync(town, "support", new JsonObject { ["name"] = "t", ["type"] = 11 }))["id"]!;
        Assert.Equal(200, (await town.As("carl").PostAsync($"/channels/{id}/messages", Text("allowed"))).Status);
        var deny = new JsonObject { ["type"] = 1, ["deny"] = $"{1UL << 38}" };
        Assert.Equal(
            204,
            (await town.As("olivia").PutAsync($"/channels/{town.Channel("support")}/permissions/{town.UserId("carl")}", deny)).Status
        );
        Assert.Equal((403, 50013), Code(await town.As("carl").PostAsync($"/channels/{id}/messages", Text("no more"))));
    }

    [Fact]
    public async Task Starting_a_thread_takes_the_permission_of_its_kind_and_a_channel_of_text()
    {
        await using var town = await Town.StartAsync();
        var general = town.Channel("general");
        await town.As("olivia")
            .PutAsync(
                $"/channels/{general}/permissions/{town.GuildId}",
                new JsonObject { ["type"] = 0, ["deny"] = $"{(1UL << 35) | (1UL << 36)}" }
            );
        foreach (var type in new[] { 11, 12 })
            Assert.Equal(
                (403, 50013),
                Code(await town.As("carl").PostAsync($"/channels/{general}/threads", new JsonObject { ["name"] = "t", ["type"] = type }))
            );
        Assert.Equal(
            (403, 50001),
            Code(await town.As("carl").PostAsync($"/channels/{town.Channel("ticket-log")}/threads", new JsonObject { ["name"] = "t" }))
        );
        Assert.Equal(
            (400, 50024),
            Code(await town.Bot.PostAsync($"/channels/{town.Channel("Tickets")}/threads", new JsonObject { ["name"] = "t" }))
        );
        Assert.Equal((404, 10003), Code(await town.Bot.PostAsync("/channels/1/threads", new JsonObject { ["name"] = "t" })));
        var wrong = await town.Bot.PostAsync(
            $"/channels/{general}/threads",
            new JsonObject { ["name"] = new string('x', 101), ["auto_archive_duration"] = 61 }
        );
        Assert.Equal("BASE_TYPE_BAD_LENGTH", wrong.ErrorAt("name"));
        Assert.Equal("BASE_TYPE_CHOICES", wrong.ErrorAt("auto_archive_duration"));
    }

    [Fact]
    public async Task Deleting_a_channel_takes_its_threads_along()
    {
        await using var town = await Town.StartAsync();
        var id = (string)(await StartAsync(town, "general", new JsonObject { ["name"] = "t" }))["id"]!;
        Assert.Equal(200, (await town.Bot.DeleteAsync($"/channels/{town.Channel("general")}")).Status);
        Assert.Equal((404, 10003), Code(await town.Bot.GetAsync($"/channels/{id}")));
        Assert.Empty((await town.Bot.GetAsync($"/guilds/{town.GuildId}/threads/active"))["threads"].AsArray());
    }

    [Fact]
    public async Task Who_gains_sight_of_a_channel_gets_its_active_threads()
    {
        await using var town = await Town.StartAsync();
        var carl = await town.GatewayAsync("carl");
        var log = town.Channel("ticket-log");
        var open = (string)(await StartAsync(town, "ticket-log", new JsonObject { ["name"] = "open", ["type"] = 11 }))["id"]!;
        await StartAsync(town, "ticket-log", new JsonObject { ["name"] = "secret" });
        await town.As("olivia")
            .PutAsync($"/channels/{log}/permissions/{town.UserId("carl")}", new JsonObject { ["type"] = 1, ["allow"] = "1024" });
        var sync = (await carl.WaitAsync("THREAD_LIST_SYNC"))["d"]!;
        Assert.Equal(log, (string)sync["channel_ids"]!.AsArray().Single()!);
        Assert.Equal(open, (string)sync["threads"]!.AsArray().Single()!["id"]!);
    }

    [Fact]
    public async Task A_post_in_a_forum_begins_with_its_message_and_has_the_same_id()
    {
        await using var town = await Town.StartAsync();
        var forum = await town.As("olivia")
            .PostAsync(
                $"/guilds/{town.GuildId}/channels",
                new JsonObject
                {
                    ["name"] = "help",
                    ["type"] = 15,
                    ["flags"] = 16,
                    ["available_tags"] = new JsonArray(new JsonObject { ["name"] = "bug" }),
                }
            );
        var path = $"/channels/{forum["id"]}/threads";
        JsonObject Post(params string[] tags) =>
            new()
            {
                ["name"] = "It fails",
                ["message"] = Text("badly"),
                ["applied_tags"] = new JsonArray([.. tags]),
            };
        Assert.Equal(400, (await town.As("carl").PostAsync(path, Post())).Status);
        Assert.Equal((404, 10087), Code(await town.As("carl").PostAsync(path, Post("1"))));
        Assert.Equal("BASE_TYPE_REQUIRED", (await town.As("carl").PostAsync(path, new JsonObject { ["name"] = "x" })).ErrorAt("message"));
        var post = await town.As("carl").PostAsync(path, Post((string)forum["available_tags"][0]!["id"]!));
        Assert.Equal((201, (string)post["id"]!), (post.Status, (string)post["message"]["id"]!));
        Assert.Equal((400, 50008), Code(await town.As("carl").PostAsync($"/channels/{forum["id"]}/messages", Text("x"))));
        Assert.Equal("badly", (string)(await town.Bot.GetAsync($"/channels/{post["id"]}/messages")).Body![0]!["content"]!);
    }

    private static async Task<JsonNode> StartAsync(Town town, string channel, JsonObject body)
    {
        var reply = await town.Bot.PostAsync($"/channels/{town.Channel(channel)}/threads", body);
        Assert.Equal(201, reply.Status);
        return reply.Body!;
    }

    private static JsonObject Text(string content) => new() { ["content"] = content };

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
