using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>What keeps a bot from asking too much of the gateway.</summary>
public sealed class GatewayLimitTests
{
    [Fact]
    public async Task Identifies_are_counted_down_and_one_too_many_costs_the_token()
    {
        await using var town = await Town.StartAsync(
            new SandboxOptions
            {
                IdentifiesPerDay = 2,
                IdentifyWindowSeconds = 0,
                Time = Town.Clock(),
            }
        );
        Assert.Equal((2, 0L), await LimitAsync(town));
        var first = await town.BotGatewayAsync();
        Assert.Equal((1, (long)TimeSpan.FromDays(1).TotalMilliseconds), await LimitAsync(town));
        await town.BotGatewayAsync();
        await using var third = await GatewayClient.ConnectAsync(town.Server.Url);
        var token = town.Server.BotToken;
        await third.SendIdentifyAsync(token, 1);

        Assert.Equal(4004, await third.WaitForCloseAsync());
        Assert.Equal(4004, await first.WaitForCloseAsync());
        Assert.NotEqual(token, town.Server.BotToken);
        Assert.Equal(401, (await town.Bot.GetAsync("/users/@me")).Status);
    }

    [Fact]
    public async Task A_resume_counts_as_no_identify()
    {
        await using var town = await Town.StartAsync(new SandboxOptions { IdentifiesPerDay = 1, IdentifyWindowSeconds = 0 });
        var bot = await town.BotGatewayAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var again = await GatewayClient.ConnectAsync(town.Server.Url);
            await again.SendAsync(
                6,
                new JsonObject
                {
                    ["token"] = town.Server.BotToken,
                    ["session_id"] = bot.SessionId,
                    ["seq"] = bot.Sequence,
                }
            );
            await again.WaitAsync("RESUMED");
        }
    }

    [Fact]
    public async Task Shards_identify_one_after_the_other()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(new SandboxOptions { Time = clock });
        await town.BotGatewayAsync();
        await using var hasty = await GatewayClient.ConnectAsync(town.Server.Url);
        await hasty.SendIdentifyAsync(town.Server.BotToken, 1);
        Assert.False((bool)(await hasty.WaitAsync("op 9"))["d"]!);
        clock.Advance(TimeSpan.FromSeconds(5));
        await hasty.SendIdentifyAsync(town.Server.BotToken, 1);
        await hasty.WaitAsync("READY");
    }

    [Fact]
    public async Task As_many_shards_as_the_concurrency_says_identify_at_once()
    {
        await using var town = await Town.StartAsync(new SandboxOptions { Time = Town.Clock(), IdentifyConcurrency = 2 });
        for (var i = 0; i < 2; i++)
        {
            await using var shard = await GatewayClient.ConnectAsync(town.Server.Url);
            await shard.SendIdentifyAsync(town.Server.BotToken, 1, new JsonObject { ["shard"] = new JsonArray(i, 4) });
            await shard.WaitAsync("READY");
        }

        await using var third = await GatewayClient.ConnectAsync(town.Server.Url);
        await third.SendIdentifyAsync(town.Server.BotToken, 1, new JsonObject { ["shard"] = new JsonArray(2, 4) });
        await third.WaitAsync("op 9");
    }

    [Fact]
    public async Task A_client_whose_heart_stops_is_closed_and_its_session_is_over()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(
            new SandboxOptions
            {
                Time = clock,
                HeartbeatIntervalMilliseconds = 10_000,
                IdentifyWindowSeconds = 0,
            }
        );
        var (alive, dead) = (await town.BotGatewayAsync(), await town.BotGatewayAsync());
        var carl = await town.GatewayAsync("carl");
        clock.Advance(TimeSpan.FromSeconds(9));
        await alive.SendAsync(1, null);
        await alive.WaitAsync("op 11");
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(4009, await dead.WaitForCloseAsync());
        await alive.SendAsync(1, null);
        await alive.WaitAsync("op 11");
        await carl.SendAsync(1, null);
        await carl.WaitAsync("op 11");
        await using var again = await GatewayClient.ConnectAsync(town.Server.Url);
        await again.SendAsync(
            6,
            new JsonObject
            {
                ["token"] = town.Server.BotToken,
                ["session_id"] = dead.SessionId,
                ["seq"] = dead.Sequence,
            }
        );
        Assert.False((bool)(await again.WaitAsync("op 9"))["d"]!);
    }

    [Fact]
    public async Task The_sixth_presence_in_twenty_seconds_is_too_much()
    {
        await using var town = await Town.StartAsync(Town.Clock());
        var bot = await town.BotGatewayAsync();
        for (var i = 0; i < 5; i++)
            await bot.SendAsync(3, Presence());
        await bot.SendAsync(1, null);
        await bot.WaitAsync("op 11");
        await bot.SendAsync(3, Presence());
        Assert.Equal(4008, await bot.WaitForCloseAsync());

        static JsonObject Presence() =>
            new()
            {
                ["since"] = null,
                ["activities"] = new JsonArray(),
                ["status"] = "online",
                ["afk"] = false,
            };
    }

    [Fact]
    public async Task All_members_of_a_guild_are_given_once_in_half_a_minute()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var bot = await town.BotGatewayAsync();
        await bot.SendAsync(8, All("a"));
        Assert.Equal(8, (await bot.WaitAsync("GUILD_MEMBERS_CHUNK"))["d"]!["members"]!.AsArray().Count);
        clock.Advance(TimeSpan.FromSeconds(10));
        await bot.SendAsync(8, All("b"));
        var limited = (await bot.WaitAsync("RATE_LIMITED"))["d"]!;
        Assert.Equal(
            (8, 20.0, town.GuildId, "b"),
            (
                (int)limited["opcode"]!,
                (double)limited["retry_after"]!,
                (string)limited["meta"]!["guild_id"]!,
                (string)limited["meta"]!["nonce"]!
            )
        );
        await bot.SendAsync(
            8,
            new JsonObject
            {
                ["guild_id"] = town.GuildId,
                ["user_ids"] = new JsonArray(town.UserId("carl"), "1"),
                ["nonce"] = "c",
            }
        );
        var few = (await bot.WaitAsync("GUILD_MEMBERS_CHUNK", d => (string?)d["nonce"] == "c"))["d"]!;
        Assert.Equal((1, "1"), (few["members"]!.AsArray().Count, (string)few["not_found"]![0]!));
        clock.Advance(TimeSpan.FromSeconds(20));
        await bot.SendAsync(8, All("d"));
        await bot.WaitAsync("GUILD_MEMBERS_CHUNK", d => (string?)d["nonce"] == "d");

        JsonObject All(string nonce) =>
            new()
            {
                ["guild_id"] = town.GuildId,
                ["query"] = "",
                ["limit"] = 0,
                ["nonce"] = nonce,
            };
    }

    [Fact]
    public async Task All_members_need_the_intent()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync(1);
        await bot.SendAsync(
            8,
            new JsonObject
            {
                ["guild_id"] = town.GuildId,
                ["query"] = "",
                ["limit"] = 0,
            }
        );
        Assert.False(await bot.GotAsync("GUILD_MEMBERS_CHUNK"));
        await bot.SendAsync(
            8,
            new JsonObject
            {
                ["guild_id"] = town.GuildId,
                ["query"] = "ca",
                ["limit"] = 5,
            }
        );
        await bot.WaitAsync("GUILD_MEMBERS_CHUNK");
    }

    [Fact]
    public async Task Nothing_is_limited_for_measuring()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(
            new SandboxOptions
            {
                Time = clock,
                Level = SandboxLevel.Fast,
                IdentifiesPerDay = 1,
            }
        );
        for (var i = 0; i < 3; i++)
            await town.BotGatewayAsync();
        var bot = await town.BotGatewayAsync();
        for (var i = 0; i < 200; i++)
            await bot.SendAsync(1, null);
        for (var i = 0; i < 60; i++)
            Assert.Equal(
                200,
                (await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "x" })).Status
            );
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await bot.GotAsync("RATE_LIMITED"));
    }

    private static async Task<(int Remaining, long ResetAfter)> LimitAsync(Town town)
    {
        var limit = (await town.Bot.GetAsync("/gateway/bot"))["session_start_limit"];
        return ((int)limit["remaining"]!, (long)limit["reset_after"]!);
    }
}
