using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Guilds;

public sealed class MemberTests
{
    [Fact]
    public async Task Members_are_listed_by_pages_and_found_by_the_beginning_of_their_names()
    {
        await using var town = await Town.StartAsync();
        var path = $"/guilds/{town.GuildId}/members";
        Assert.Single((await town.Bot.GetAsync(path)).Body!.AsArray());
        var all = Ids(await town.Bot.GetAsync(path + "?limit=1000"));
        Assert.Equal(8, all.Length);
        Assert.Equal(all[3..5], Ids(await town.Bot.GetAsync($"{path}?limit=2&after={all[2]}")));
        Assert.Equal(
            new[] { town.UserId("carl"), town.UserId("cora") }.Order(),
            Ids(await town.Bot.GetAsync(path + "/search?query=c&limit=9")).Except([town.UserId("chen")]).Order()
        );
        Assert.Equal("BASE_TYPE_REQUIRED", (await town.Bot.GetAsync(path + "/search")).ErrorAt("query"));
        Assert.Equal("NUMBER_TYPE_MAX", (await town.Bot.GetAsync(path + "?limit=1001")).ErrorAt("limit"));
    }

    [Fact]
    public async Task Without_the_intent_for_members_nobody_is_listed_and_without_that_for_content_nothing_is_read()
    {
        await using var town = await Town.StartAsync(privileged: false);
        Assert.Equal((403, 50001), Code(await town.Bot.GetAsync($"/guilds/{town.GuildId}/members")));
        Assert.Equal((403, 50001), Code(await town.Bot.GetAsync($"/guilds/{town.GuildId}/messages/search?content=x")));
        var path = $"/channels/{town.Channel("general")}/messages";
        await town.As("carl").PostAsync(path, new JsonObject { ["content"] = "secret" });
        await town.As("carl").PostAsync(path, new JsonObject { ["content"] = $"<@{town.ApplicationId}> public" });
        var read = (await town.Bot.GetAsync(path)).Body!.AsArray();
        Assert.Equal([$"<@{town.ApplicationId}> public", ""], read.Select(m => (string)m!["content"]!));
    }

    [Fact]
    public async Task A_banned_member_is_gone_with_its_messages_and_does_not_come_back()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var (carl, path) = (town.UserId("carl"), $"/guilds/{town.GuildId}/bans");
        await town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = "spam" });
        Assert.Equal((403, 50013), Code(await town.Bot.PutAsync($"{path}/{carl}")));
        Assert.Equal((404, 10026), Code(await town.As("olivia").GetAsync($"{path}/{carl}")));
        using var body = new StringContent("""{"delete_message_seconds":3600}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(204, (await town.As("olivia").SendAsync(HttpMethod.Put, $"{path}/{carl}", body, "spam")).Status);
        Assert.Equal(carl, (string)(await bot.WaitAsync("GUILD_BAN_ADD"))["d"]!["user"]!["id"]!);
        await bot.WaitAsync("GUILD_MEMBER_REMOVE");
        await bot.WaitAsync("MESSAGE_DELETE_BULK");
        Assert.Equal("spam", (string)(await town.As("olivia").GetAsync($"{path}/{carl}"))["reason"]!);
        var join = () => town.Open.PostAsync($"/sandbox/guilds/{town.GuildId}/members", new JsonObject { ["user_id"] = carl });
        Assert.Equal((403, 40007), Code(await join()));
        Assert.Equal(204, (await town.As("olivia").DeleteAsync($"{path}/{carl}")).Status);
        await bot.WaitAsync("GUILD_BAN_REMOVE");
        Assert.Empty((await town.As("olivia").GetAsync(path)).Body!.AsArray());
        Assert.Equal(204, (await join()).Status);
    }

    private static string[] Ids(Reply reply) => [.. reply.Body!.AsArray().Select(m => (string)m!["user"]!["id"]!)];

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
