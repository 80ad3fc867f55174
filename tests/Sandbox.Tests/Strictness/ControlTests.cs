using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Strictness;

/// <summary>What Discord does by itself, and the documented routes that few need.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task A_guild_in_an_outage_is_silent_until_it_is_back()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await bot.WaitAsync("GUILD_CREATE");
        await town.Open.PostAsync($"/sandbox/guilds/{town.GuildId}/outage");
        var gone = (await bot.WaitAsync("GUILD_DELETE"))["d"]!;
        Assert.Equal((town.GuildId, true), ((string)gone["id"]!, (bool)gone["unavailable"]!));
        await town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "unheard" });
        Assert.False(await bot.GotAsync("MESSAGE_CREATE"));
        await using var other = await GatewayClient.IdentifyAsync(town.Server.Url, town.Server.BotToken, 1);
        Assert.False(await other.GotAsync("GUILD_CREATE"));
        await town.Open.DeleteAsync($"/sandbox/guilds/{town.GuildId}/outage");
        await bot.WaitAsync("GUILD_CREATE");
        await other.WaitAsync("GUILD_CREATE");
    }

    [Fact]
    public async Task The_preview_of_a_link_changes_a_message_without_editing_it()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var message = await town.As("carl")
            .PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "see https://example.com/page" });
        var preview = $"/sandbox/channels/{town.Channel("general")}/messages/{message["id"]}/preview";
        Assert.Equal(200, (await town.Open.PostAsync(preview, new JsonObject { ["title"] = "Page" })).Status);
        var update = (await bot.WaitAsync("MESSAGE_UPDATE"))["d"]!;
        Assert.Equal(
            ("Page", "https://example.com/page"),
            ((string)update["embeds"]![0]!["title"]!, (string)update["embeds"]![0]!["url"]!)
        );
        Assert.Null(update["edited_timestamp"]);
    }

    [Fact]
    public async Task A_guild_that_a_program_makes_may_be_unlisted()
    {
        await using var town = await Town.StartAsync();
        Assert.Equal(201, (await town.Open.PostAsync("/sandbox/guilds", new JsonObject { ["name"] = "Play", ["unlisted"] = true })).Status);
        var guilds = (await town.Open.GetAsync("/sandbox/world"))["guilds"]!.AsArray();
        Assert.Equal(
            [("DCTicket Demo", false), ("Play", true)],
            guilds.Select(guild => ((string)guild!["name"]!, (bool)guild["unlisted"]!))
        );
    }

    [Theory]
    [InlineData(403, 60003, "Two factor is required for this operation")]
    [InlineData(400, 200000, "Message was blocked by automatic moderation")]
    [InlineData(400, 240000, "Message blocked by harmful links filter")]
    [InlineData(403, 20009, "Explicit content cannot be sent to the desired recipient(s)")]
    [InlineData(403, 40333, "internal network error")]
    public async Task Any_of_Discords_refusals_can_be_played(int status, int code, string message)
    {
        await using var town = await Town.StartAsync(new SandboxOptions { Faults = true });
        var errors = new JsonObject
        {
            ["name"] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = "X", ["message"] = "y" }) },
        };
        Assert.Equal(
            201,
            (
                await town.Open.PostAsync(
                    "/sandbox/faults",
                    new JsonObject
                    {
                        ["kind"] = "error",
                        ["status"] = status,
                        ["json_code"] = code,
                        ["message"] = message,
                        ["errors"] = errors,
                    }
                )
            ).Status
        );
        var reply = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "x" });
        Assert.Equal((status, code, message, "X"), (reply.Status, reply.Code ?? 0, (string)reply["message"]!, reply.ErrorAt("name")));
    }

    [Fact]
    public async Task Documented_routes_that_few_need_are_there()
    {
        await using var town = await Town.StartAsync();
        await town.BotMayAsync(2, 5);
        var guild = $"/guilds/{town.GuildId}";
        Assert.Equal("DCTicket Demo", (string)(await town.Bot.GetAsync(guild + "/preview"))["name"]!);
        Assert.Equal(1, (int)(await town.Bot.GetAsync(guild + "/roles/member-counts"))[town.Role("Billing")]);
        Assert.Equal(10065, (await town.Bot.GetAsync(guild + "/voice-states/@me")).Code);
        var bans = await town.Bot.PostAsync(
            guild + "/bulk-ban",
            new JsonObject { ["user_ids"] = new JsonArray(town.UserId("cora"), town.UserId("olivia")) }
        );
        Assert.Equal((town.UserId("cora"), town.UserId("olivia")), ((string)bans["banned_users"][0]!, (string)bans["failed_users"][0]!));
        var messages = $"/channels/{town.Channel("general")}/messages";
        var poll = JsonNode.Parse("""{"poll":{"question":{"text":"q"},"answers":[{"poll_media":{"text":"a"}}],"duration":1}}""");
        await town.BotMayAsync(49);
        var asked = await town.Bot.PostAsync(messages, poll);
        var ended = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/polls/{asked["id"]}/expire");
        Assert.True((bool)ended["poll"]["results"]!["is_finalized"]!);
        Assert.Equal(50024, (await town.Bot.PostAsync($"{messages}/{asked["id"]}/crosspost")).Code);
    }

    [Theory]
    [InlineData("""{"embeds":[{"image":{"url":"https://example.com/a.png","description":"d"}}]}""")]
    public async Task Documented_keys_are_taken_where_tests_are_run(string body)
    {
        await using var town = await Town.StartAsync(new SandboxOptions { Level = SandboxLevel.Strict });
        Assert.Equal(200, (await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", JsonNode.Parse(body))).Status);
        var forum = new JsonObject
        {
            ["name"] = "f",
            ["type"] = 15,
            ["default_tag_setting"] = "match_some",
        };
        Assert.Equal(201, (await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", forum)).Status);
    }
}
