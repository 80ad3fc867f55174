using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Threads;

public sealed class ArchiveTests
{
    [Fact]
    public async Task An_archived_thread_takes_no_edits_until_a_message_wakes_it()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var id = await StartAsync(town, 12);
        var message = await town.Bot.PostAsync($"/channels/{id}/messages", Text("x"));
        Assert.Equal(200, (await town.Bot.PatchAsync($"/channels/{id}", new JsonObject { ["archived"] = true })).Status);
        var one = $"/channels/{id}/messages/{message["id"]}";
        Assert.Equal((400, 50083), Code(await town.Bot.PatchAsync(one, Text("y"))));
        Assert.Equal((400, 50083), Code(await town.Bot.PutAsync(one + "/reactions/%F0%9F%91%8D/@me")));
        Assert.Equal((400, 50083), Code(await town.Bot.PutAsync($"/channels/{id}/thread-members/{town.UserId("carl")}")));
        Assert.Equal((400, 50083), Code(await town.Bot.PatchAsync($"/channels/{id}", new JsonObject { ["name"] = "new" })));
        Assert.Equal(200, (await town.Bot.PostAsync($"/channels/{id}/messages", Text("awake"))).Status);
        await bot.WaitAsync("THREAD_UPDATE", d => !(bool)d["thread_metadata"]!["archived"]!);
        await bot.WaitAsync("THREAD_MEMBER_UPDATE");
        Assert.Equal(200, (await town.Bot.PatchAsync(one, Text("y"))).Status);
        Assert.Equal(204, (await town.Bot.DeleteAsync(one)).Status);
    }

    [Fact]
    public async Task A_locked_thread_is_for_moderators()
    {
        await using var town = await Town.StartAsync();
        var id = (string)
            (
                await town.As("carl")
                    .PostAsync($"/channels/{town.Channel("general")}/threads", new JsonObject { ["name"] = "mine", ["type"] = 11 })
            )["id"]!;
        Assert.Equal((403, 50013), Code(await town.As("carl").PatchAsync($"/channels/{id}", new JsonObject { ["locked"] = true })));
        Assert.Equal((403, 50013), Code(await town.As("cora").PatchAsync($"/channels/{id}", new JsonObject { ["name"] = "hers" })));
        Assert.Equal(200, (await town.As("carl").PatchAsync($"/channels/{id}", new JsonObject { ["name"] = "still mine" })).Status);
        Assert.Equal(200, (await town.Bot.PatchAsync($"/channels/{id}", new JsonObject { ["locked"] = true, ["archived"] = true })).Status);
        Assert.Equal((403, 160005), Code(await town.As("carl").PostAsync($"/channels/{id}/messages", Text("x"))));
        Assert.Equal((403, 160005), Code(await town.As("carl").PatchAsync($"/channels/{id}", new JsonObject { ["archived"] = false })));
        Assert.Equal(200, (await town.Bot.PostAsync($"/channels/{id}/messages", Text("closed"))).Status);
        Assert.Equal((403, 50013), Code(await town.As("carl").DeleteAsync($"/channels/{id}")));
        Assert.Equal(200, (await town.Bot.DeleteAsync($"/channels/{id}")).Status);
    }

    [Fact]
    public async Task A_thread_is_archived_when_nothing_happened_for_its_time()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var quiet = await StartAsync(town, 11);
        var busy = await StartAsync(town, 11);
        clock.Advance(TimeSpan.FromMinutes(40));
        await town.Bot.PostAsync($"/channels/{busy}/messages", Text("x"));
        clock.Advance(TimeSpan.FromMinutes(21));
        Assert.True((bool)(await town.Bot.GetAsync($"/channels/{quiet}"))["thread_metadata"]["archived"]!);
        var active = await town.Bot.GetAsync($"/guilds/{town.GuildId}/threads/active");
        Assert.Equal(busy, (string)active["threads"].AsArray().Single()!["id"]!);
        Assert.Equal(town.ApplicationId, (string)active["members"].AsArray().Single()!["user_id"]!);
    }

    [Fact]
    public async Task Archived_threads_are_listed_latest_first_and_private_ones_to_those_who_may()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var general = town.Channel("general");
        var ids = new List<string>();
        foreach (var type in new[] { 11, 11, 11, 12 })
        {
            ids.Add(await StartAsync(town, type));
            clock.Advance(TimeSpan.FromSeconds(1));
            await town.Bot.PatchAsync($"/channels/{ids[^1]}", new JsonObject { ["archived"] = true });
        }

        var page = await town.As("carl").GetAsync($"/channels/{general}/threads/archived/public?limit=2");
        Assert.Equal([ids[2], ids[1]], Ids(page));
        Assert.True((bool)page["has_more"]);
        var before = Uri.EscapeDataString((string)page["threads"][1]!["thread_metadata"]!["archive_timestamp"]!);
        Assert.Equal([ids[0]], Ids(await town.As("carl").GetAsync($"/channels/{general}/threads/archived/public?before={before}")));
        Assert.Equal((403, 50013), Code(await town.As("carl").GetAsync($"/channels/{general}/threads/archived/private")));
        Assert.Equal([ids[3]], Ids(await town.Bot.GetAsync($"/channels/{general}/threads/archived/private")));
        Assert.Equal([ids[3]], Ids(await town.Bot.GetAsync($"/channels/{general}/users/@me/threads/archived/private")));
        Assert.Empty(Ids(await town.As("carl").GetAsync($"/channels/{general}/users/@me/threads/archived/private")));
    }

    [Fact]
    public async Task Active_threads_are_part_of_the_guild_at_the_start_of_a_session()
    {
        await using var town = await Town.StartAsync();
        var open = await StartAsync(town, 11);
        await StartAsync(town, 12);
        var closed = await StartAsync(town, 11);
        await town.Bot.PatchAsync($"/channels/{closed}", new JsonObject { ["archived"] = true });
        var carl = await town.GatewayAsync("carl");
        var guild = (await carl.WaitAsync("GUILD_CREATE"))["d"]!;
        Assert.Equal(open, (string)guild["threads"]!.AsArray().Single()!["id"]!);
    }

    private static async Task<string> StartAsync(Town town, int type) =>
        (string)
            (
                await town.Bot.PostAsync(
                    $"/channels/{town.Channel("general")}/threads",
                    new JsonObject
                    {
                        ["name"] = "t",
                        ["type"] = type,
                        ["auto_archive_duration"] = 60,
                    }
                )
            )["id"]!;

    private static string[] Ids(Reply reply) => [.. reply["threads"].AsArray().Select(t => (string)t!["id"]!)];

    private static JsonObject Text(string content) => new() { ["content"] = content };

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
