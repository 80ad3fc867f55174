using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Audit;

public sealed class AuditTests
{
    [Fact]
    public async Task What_was_done_is_in_the_log_with_its_author_changes_and_reason()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var general = town.Channel("general");
        using var body = new StringContent("""{"name":"lobby"}""", System.Text.Encoding.UTF8, "application/json");
        await town.Bot.SendAsync(HttpMethod.Patch, $"/channels/{general}", body, "a%20better%20name");
        var heard = (await bot.WaitAsync("GUILD_AUDIT_LOG_ENTRY_CREATE"))["d"]!;
        var entry = (await LogAsync(town, ""))[0]!;
        Assert.Equal((11, general, "a better name"), ((int)entry["action_type"]!, (string)entry["target_id"]!, (string)entry["reason"]!));
        Assert.Equal(town.ApplicationId, (string)entry["user_id"]!);
        var change = entry["changes"]!.AsArray().Single()!;
        Assert.Equal(("name", "general", "lobby"), ((string)change["key"]!, (string)change["old_value"]!, (string)change["new_value"]!));
        Assert.Equal(town.GuildId, (string)heard["guild_id"]!);
        Assert.Equal((string)entry["id"]!, (string)heard["id"]!);
    }

    [Fact]
    public async Task Everything_that_the_world_does_has_its_number()
    {
        await using var town = await Town.StartAsync();
        var (olivia, general, carl) = (town.As("olivia"), town.Channel("general"), town.UserId("carl"));
        var guild = $"/guilds/{town.GuildId}";
        await olivia.PutAsync($"/channels/{general}/permissions/{carl}", new JsonObject { ["type"] = 1, ["allow"] = "1024" });
        await olivia.PutAsync($"/channels/{general}/permissions/{carl}", new JsonObject { ["type"] = 1, ["deny"] = "2048" });
        await olivia.DeleteAsync($"/channels/{general}/permissions/{carl}");
        var role = await olivia.PostAsync($"{guild}/roles", new JsonObject { ["name"] = "new" });
        await olivia.PatchAsync($"{guild}/roles/{role["id"]}", new JsonObject { ["name"] = "newer" });
        await olivia.PutAsync($"{guild}/members/{carl}/roles/{role["id"]}");
        await olivia.PatchAsync($"{guild}/members/{carl}", new JsonObject { ["nick"] = "C" });
        await olivia.DeleteAsync($"{guild}/roles/{role["id"]}");
        var hook = await olivia.PostAsync($"/channels/{general}/webhooks", new JsonObject { ["name"] = "hook" });
        await olivia.PatchAsync($"/webhooks/{hook["id"]}", new JsonObject { ["name"] = "hooked" });
        await olivia.DeleteAsync($"/webhooks/{hook["id"]}");
        var first = await town.As("carl").PostAsync($"/channels/{general}/messages", new JsonObject { ["content"] = "1" });
        var second = await town.As("carl").PostAsync($"/channels/{general}/messages", new JsonObject { ["content"] = "2" });
        var third = await town.As("carl").PostAsync($"/channels/{general}/messages", new JsonObject { ["content"] = "3" });
        await olivia.PutAsync($"/channels/{general}/messages/pins/{first["id"]}");
        await olivia.DeleteAsync($"/channels/{general}/messages/pins/{first["id"]}");
        await olivia.PostAsync(
            $"/channels/{general}/messages/bulk-delete",
            new JsonObject { ["messages"] = new JsonArray((string)first["id"]!, (string)third["id"]!) }
        );
        await olivia.DeleteAsync($"/channels/{general}/messages/{second["id"]}");
        var thread = await olivia.PostAsync($"/channels/{general}/threads", new JsonObject { ["name"] = "t" });
        await olivia.PatchAsync($"/channels/{thread["id"]}", new JsonObject { ["archived"] = true });
        await olivia.DeleteAsync($"/channels/{thread["id"]}");
        var made = await olivia.PostAsync($"{guild}/channels", new JsonObject { ["name"] = "made" });
        await olivia.DeleteAsync($"/channels/{made["id"]}");
        await olivia.DeleteAsync($"{guild}/members/{carl}");
        int[] expected = [13, 14, 15, 30, 31, 25, 24, 32, 50, 51, 52, 74, 75, 73, 72, 110, 111, 112, 10, 12, 20];
        Assert.Equal(expected, (await LogAsync(town, "")).Select(e => (int)e!["action_type"]!).Reverse());
    }

    [Fact]
    public async Task The_log_is_filtered_paged_and_kept_from_those_who_may_not_read_it()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        for (var i = 0; i < 5; i++)
            await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", new JsonObject { ["name"] = $"c{i}" });
        await town.As("olivia").DeleteAsync($"/channels/{town.Channel("general")}");
        await bot.WaitAsync(
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            d => (int)d["action_type"]! == 12 && (string)d["user_id"]! == town.UserId("olivia")
        );
        var all = await LogAsync(town, "");
        Assert.Equal(6, all.Count);
        Assert.Single(await LogAsync(town, $"?user_id={town.UserId("olivia")}"));
        Assert.Equal(5, (await LogAsync(town, "?action_type=10")).Count);
        Assert.Equal(all[2]!["id"]!.ToString(), (await LogAsync(town, $"?before={all[1]!["id"]}&limit=1")).Single()!["id"]!.ToString());
        Assert.Equal(all[4]!["id"]!.ToString(), (await LogAsync(town, $"?after={all[5]!["id"]}&limit=1")).Single()!["id"]!.ToString());
        var refused = await town.As("carl").GetAsync($"/guilds/{town.GuildId}/audit-logs");
        Assert.Equal((403, 50013), (refused.Status, refused.Code));
    }

    private static async Task<JsonArray> LogAsync(Town town, string query)
    {
        var log = await town.Bot.GetAsync($"/guilds/{town.GuildId}/audit-logs{query}");
        Assert.Equal(200, log.Status);
        return log["audit_log_entries"].AsArray();
    }
}
