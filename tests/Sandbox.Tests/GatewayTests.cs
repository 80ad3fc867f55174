using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class GatewayTests
{
    [Fact]
    public async Task A_resume_replays_what_was_missed_in_order()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await bot.WaitAsync("GUILD_CREATE");
        var (session, sequence) = (bot.SessionId, bot.Sequence);
        await bot.AbortAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        for (var i = 0; i < 3; i++)
            await town.As("carl").PostAsync(path, new JsonObject { ["content"] = $"missed {i}" });

        await using var second = await GatewayClient.ConnectAsync(town.Server.Url);
        await second.WaitAsync("op 10");
        await second.SendAsync(6, Resume(town, session, sequence));
        for (var i = 0; i < 3; i++)
            Assert.Equal($"missed {i}", (string)(await second.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        await second.WaitAsync("RESUMED");
        Assert.Equal(sequence + 4, second.Sequence);
    }

    [Fact]
    public async Task A_session_closed_for_good_or_too_long_ago_cannot_be_resumed()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var goodbye = await town.BotGatewayAsync();
        await goodbye.CloseAsync(1000);
        Assert.False(await ResumesAsync(town, goodbye));
        var late = await town.BotGatewayAsync();
        await late.CloseAsync(4200);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await ResumesAsync(town, late));
    }

    [Theory]
    [InlineData("bad", 1, 4004)]
    [InlineData(null, -1, 4013)]
    [InlineData(null, 1 << 30, 4013)]
    [InlineData(null, 1 << 8, 4014)]
    public async Task A_wrong_identify_is_closed_with_its_code(string? token, int intents, int code)
    {
        await using var town = await Town.StartAsync();
        await using var gateway = await GatewayClient.ConnectAsync(town.Server.Url);
        await gateway.SendIdentifyAsync(token ?? town.Server.BotToken, intents);
        Assert.Equal(code, await gateway.WaitForCloseAsync());
    }

    [Theory]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":77,"d":{}}""", 4001)]
    [InlineData("""{"op":""", 4002)]
    [InlineData("""{"op":2,"d":7}""", 4002)]
    public async Task Nonsense_is_closed_with_its_code(string text, int code)
    {
        await using var town = await Town.StartAsync();
        await using var gateway = await GatewayClient.ConnectAsync(town.Server.Url);
        await gateway.SendTextAsync(text);
        Assert.Equal(code, await gateway.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_payload_over_4096_bytes_and_the_121st_in_a_minute_are_too_much()
    {
        await using var town = await Town.StartAsync();
        await using var large = await GatewayClient.ConnectAsync(town.Server.Url);
        await large.SendTextAsync(new JsonObject { ["op"] = 1, ["d"] = new string('x', 4096) }.ToJsonString());
        Assert.Equal(4002, await large.WaitForCloseAsync());
        await using var fast = await GatewayClient.ConnectAsync(town.Server.Url);
        for (var i = 0; i < 121; i++)
            await fast.SendAsync(1, null);
        Assert.Equal(4008, await fast.WaitForCloseAsync());
    }

    [Fact]
    public async Task A_second_identify_is_refused()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await bot.SendIdentifyAsync(town.Server.BotToken, 1);
        Assert.Equal(4005, await bot.WaitForCloseAsync());
    }

    [Fact]
    public async Task Without_message_content_only_mentions_and_own_messages_have_text()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync(1 | (1 << 9));
        var path = $"/channels/{town.Channel("general")}/messages";
        await town.As("carl").PostAsync(path, new JsonObject { ["content"] = "secret" });
        Assert.Equal("", (string)(await bot.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        await town.As("carl").PostAsync(path, new JsonObject { ["content"] = $"<@{town.ApplicationId}> hi" });
        Assert.NotEqual("", (string)(await bot.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
    }

    [Fact]
    public async Task People_hear_only_of_what_they_may_see_and_of_what_appears_and_vanishes()
    {
        await using var town = await Town.StartAsync();
        var carl = await town.GatewayAsync("carl");
        var tess = await town.GatewayAsync("tess");
        var guild = (await carl.WaitAsync("GUILD_CREATE"))["d"]!;
        Assert.DoesNotContain(guild["channels"]!.AsArray(), c => (string)c!["name"]! == "ticket-log");
        var log = town.Channel("ticket-log");
        await town.Bot.PostAsync($"/channels/{log}/messages", new JsonObject { ["content"] = "closed" });
        await tess.WaitAsync("MESSAGE_CREATE");
        Assert.False(await carl.GotAsync("MESSAGE_CREATE"));

        var permission = $"/channels/{log}/permissions/{town.UserId("carl")}";
        Assert.Equal(204, (await town.As("adam").PutAsync(permission, new JsonObject { ["type"] = 1, ["allow"] = "1024" })).Status);
        await carl.WaitAsync("CHANNEL_CREATE", d => (string)d["id"]! == log);
        Assert.Equal(204, (await town.As("adam").DeleteAsync(permission)).Status);
        await carl.WaitAsync("CHANNEL_DELETE", d => (string)d["id"]! == log);
        Assert.False(await tess.GotAsync("CHANNEL_DELETE"));
    }

    [Fact]
    public async Task A_new_guild_of_its_own_people_reaches_the_bot()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var reply = await town.Open.PostAsync("/sandbox/guilds", new JsonObject { ["name"] = "Second" });
        Assert.Equal(7, reply["people"].AsArray().Count);
        await bot.WaitAsync("GUILD_CREATE", d => (string)d["id"]! == (string)reply["id"]!);
        Assert.Equal(200, (await town.Bot.GetAsync($"/guilds/{reply["id"]}")).Status);
        Assert.Equal(403, (await town.As("carl").GetAsync($"/guilds/{reply["id"]}")).Status);
    }

    [Fact]
    public async Task The_bot_can_be_told_to_reconnect_dropped_and_invalidated()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await town.Open.PostAsync("/sandbox/gateway/reconnect");
        await bot.WaitAsync("op 7");
        await town.Open.PostAsync("/sandbox/gateway/drop", new JsonObject { ["code"] = 4000 });
        Assert.Equal(4000, await bot.WaitForCloseAsync());
        Assert.True(await ResumesAsync(town, bot));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_op_9_a_session_begins_or_goes_on_on_the_same_socket(bool resumable)
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await town.Open.PostAsync("/sandbox/gateway/invalidate", new JsonObject { ["resumable"] = resumable });
        Assert.Equal(resumable, (bool)(await bot.WaitAsync("op 9"))["d"]!);
        await bot.SendAsync(6, Resume(town, bot.SessionId, bot.Sequence));
        if (resumable)
        {
            await bot.WaitAsync("RESUMED");
            return;
        }

        await bot.WaitAsync("op 9");
        await bot.SendIdentifyAsync(town.Server.BotToken, GatewayClient.AllIntents);
        Assert.NotEqual(bot.SessionId, (string)(await bot.WaitAsync("READY"))["d"]!["session_id"]!);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4004, false)]
    [InlineData(4007, false)]
    [InlineData(4009, false)]
    public async Task Some_close_codes_end_the_session(int code, bool resumes)
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await town.Open.PostAsync("/sandbox/gateway/drop", new JsonObject { ["code"] = code });
        Assert.Equal(code, await bot.WaitForCloseAsync());
        Assert.Equal(resumes, await ResumesAsync(town, bot));
    }

    [Fact]
    public async Task A_status_that_Discord_does_not_know_cannot_be_decoded()
    {
        await using var town = await Town.StartAsync();
        await using var bot = await GatewayClient.ConnectAsync(town.Server.Url);
        var presence = new JsonObject
        {
            ["status"] = "busy",
            ["activities"] = new JsonArray(),
            ["since"] = null,
            ["afk"] = false,
        };
        await bot.SendIdentifyAsync(town.Server.BotToken, 1, new JsonObject { ["presence"] = presence });
        Assert.Equal(4002, await bot.WaitForCloseAsync());
    }

    [Fact]
    public async Task Who_never_identifies_is_closed()
    {
        await using var town = await Town.StartAsync(new SandboxOptions { HeartbeatIntervalMilliseconds = 20 });
        await using var silent = await GatewayClient.ConnectAsync(town.Server.Url);
        Assert.Equal(4009, await silent.WaitForCloseAsync());
    }

    private static JsonObject Resume(Town town, string session, int sequence) =>
        new()
        {
            ["token"] = town.Server.BotToken,
            ["session_id"] = session,
            ["seq"] = sequence,
        };

    private static async Task<bool> ResumesAsync(Town town, GatewayClient lost)
    {
        await using var gateway = await GatewayClient.ConnectAsync(town.Server.Url);
        await gateway.SendAsync(6, Resume(town, lost.SessionId, lost.Sequence));
        await gateway.SendAsync(1, null);
        await gateway.WaitAsync("op 11");
        return await gateway.GotAsync("RESUMED");
    }
}
