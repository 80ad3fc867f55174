using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class ShardTests
{
    [Fact]
    public async Task Each_guild_is_told_to_its_own_shard()
    {
        await using var town = await Town.StartAsync();
        var second = (string)(await town.Open.PostAsync("/sandbox/guilds", new JsonObject { ["name"] = "Second" }))["id"]!;
        var shards = new List<GatewayClient>();
        const int count = 3;
        for (var i = 0; i < count; i++)
            shards.Add(await IdentifyAsync(town, i, count));
        var home = (int)((ulong.Parse(town.GuildId, null) >> 22) % count);
        var other = (int)((ulong.Parse(second, null) >> 22) % count);
        await town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "to one" });

        Assert.Equal("to one", (string)(await shards[home].WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        Assert.True(await shards[other].GotAsync("GUILD_CREATE", d => (string)d["id"]! == second));
        for (var i = 0; i < count; i++)
        {
            if (i != home)
                Assert.False(await shards[i].GotAsync("MESSAGE_CREATE"));
            Assert.Equal(i == home, await shards[i].GotAsync("GUILD_CREATE", d => (string)d["id"]! == town.GuildId));
            await shards[i].DisposeAsync();
        }
    }

    [Fact]
    public async Task Direct_messages_go_to_the_first_shard()
    {
        await using var town = await Town.StartAsync();
        await using var first = await IdentifyAsync(town, 0, 2);
        await using var second = await IdentifyAsync(town, 1, 2);
        var dm = (string)
            (await town.As("carl").PostAsync("/users/@me/channels", new JsonObject { ["recipient_id"] = town.ApplicationId }))["id"]!;
        await town.As("carl").PostAsync($"/channels/{dm}/messages", new JsonObject { ["content"] = "psst" });
        await first.WaitAsync("MESSAGE_CREATE");
        Assert.False(await second.GotAsync("MESSAGE_CREATE"));
    }

    [Fact]
    public async Task Ready_names_the_shard_and_only_its_guilds()
    {
        await using var town = await Town.StartAsync();
        var home = (int)((ulong.Parse(town.GuildId, null) >> 22) % 2);
        for (var i = 0; i < 2; i++)
        {
            await using var shard = await GatewayClient.ConnectAsync(town.Server.Url);
            await shard.SendIdentifyAsync(
                town.Server.BotToken,
                GatewayClient.AllIntents,
                new JsonObject { ["shard"] = new JsonArray(i, 2) }
            );
            var ready = (await shard.WaitAsync("READY"))["d"]!;
            Assert.Equal($"[{i},2]", ready["shard"]!.ToJsonString());
            Assert.Equal(i == home ? 1 : 0, ready["guilds"]!.AsArray().Count);
        }
    }

    [Theory]
    [InlineData("[2,2]")]
    [InlineData("[-1,2]")]
    [InlineData("[0]")]
    [InlineData("[0,0]")]
    [InlineData("\"all\"")]
    public async Task A_shard_that_makes_no_sense_is_refused(string shard)
    {
        await using var town = await Town.StartAsync();
        await using var gateway = await GatewayClient.ConnectAsync(town.Server.Url);
        await gateway.SendIdentifyAsync(town.Server.BotToken, 1, new JsonObject { ["shard"] = JsonNode.Parse(shard) });
        Assert.Equal(4010, await gateway.WaitForCloseAsync());
    }

    private static Task<GatewayClient> IdentifyAsync(Town town, int id, int count) =>
        GatewayClient.IdentifyAsync(
            town.Server.Url,
            town.Server.BotToken,
            GatewayClient.AllIntents,
            more: new JsonObject { ["shard"] = new JsonArray(id, count) }
        );
}
