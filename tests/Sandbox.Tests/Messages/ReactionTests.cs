using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Messages;

public sealed class ReactionTests
{
    private const string Thumb = "%F0%9F%91%8D";
    private const string Heart = "%E2%9D%A4";

    [Fact]
    public async Task Reactions_are_listed_and_cleared_by_those_who_manage_messages()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var path = $"/channels/{town.Channel("general")}/messages";
        var message = await town.Bot.PostAsync(path, new JsonObject { ["content"] = "vote" });
        path += $"/{message["id"]}/reactions";
        foreach (var name in new[] { "carl", "cora", "tess" })
            Assert.Equal(204, (await town.As(name).PutAsync($"{path}/{Thumb}/@me")).Status);
        await town.As("carl").PutAsync($"{path}/{Heart}/@me");
        var users = (await town.Bot.GetAsync($"{path}/{Thumb}?limit=2")).Body!.AsArray();
        Assert.Equal(2, users.Count);
        Assert.Single((await town.Bot.GetAsync($"{path}/{Thumb}?after={users[1]!["id"]}")).Body!.AsArray());

        Assert.Equal((403, 50013), Code(await town.As("carl").DeleteAsync($"{path}/{Thumb}/{town.UserId("cora")}")));
        Assert.Equal(204, (await town.Bot.DeleteAsync($"{path}/{Thumb}/{town.UserId("cora")}")).Status);
        Assert.Equal(town.UserId("cora"), (string)(await bot.WaitAsync("MESSAGE_REACTION_REMOVE"))["d"]!["user_id"]!);
        Assert.Equal(204, (await town.Bot.DeleteAsync($"{path}/{Thumb}")).Status);
        await bot.WaitAsync("MESSAGE_REACTION_REMOVE_EMOJI");
        Assert.Equal((400, 10014), Code(await town.Bot.DeleteAsync($"{path}/{Thumb}")));
        Assert.Equal((403, 50013), Code(await town.As("carl").DeleteAsync(path)));
        Assert.Equal(204, (await town.Bot.DeleteAsync(path)).Status);
        await bot.WaitAsync("MESSAGE_REACTION_REMOVE_ALL");
        var left = await town.Bot.GetAsync($"/channels/{town.Channel("general")}/messages/{message["id"]}");
        Assert.Null(left.Body!["reactions"]);
    }

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
