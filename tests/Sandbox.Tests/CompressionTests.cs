using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class CompressionTests
{
    [Fact]
    public async Task A_compressed_stream_carries_everything_from_hello_on()
    {
        await using var town = await Town.StartAsync();
        await using var bot = await GatewayClient.IdentifyAsync(
            town.Server.Url,
            town.Server.BotToken,
            GatewayClient.AllIntents,
            "?v=10&encoding=json&compress=zlib-stream"
        );
        var long_ = string.Concat(Enumerable.Repeat("多くの言葉。", 300));
        foreach (var text in (string[])["first", long_, "last"])
            await town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = text });

        await bot.WaitAsync("op 10");
        await bot.WaitAsync("GUILD_CREATE");
        foreach (var text in (string[])["first", long_, "last"])
            Assert.Equal(text, (string)(await bot.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        await bot.SendAsync(1, null);
        await bot.WaitAsync("op 11");
        Assert.True(bot.Binary >= 7, $"Only {bot.Binary} messages were compressed.");
    }

    [Fact]
    public async Task Identify_may_ask_for_large_payloads_to_be_compressed_one_by_one()
    {
        await using var town = await Town.StartAsync();
        await using var bot = await GatewayClient.IdentifyAsync(
            town.Server.Url,
            town.Server.BotToken,
            GatewayClient.AllIntents,
            more: new JsonObject { ["compress"] = true }
        );
        await bot.WaitAsync("GUILD_CREATE");
        await bot.SendAsync(1, null);
        await bot.WaitAsync("op 11");
        Assert.InRange(bot.Binary, 1, 2);
    }

    [Theory]
    [InlineData("?v=10&encoding=json&compress=zstd-stream")]
    [InlineData("?v=10&encoding=etf")]
    public async Task What_the_Sandbox_does_not_speak_is_refused_for_good_and_says_why(string query)
    {
        await using var town = await Town.StartAsync();
        await using var gateway = await GatewayClient.ConnectAsync(town.Server.Url, query);
        Assert.Equal(4012, await gateway.WaitForCloseAsync());
        Assert.Contains("encoding=json", gateway.CloseReason, StringComparison.Ordinal);
    }
}
