using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Guilds;

public sealed class GuildTests
{
    [Fact]
    public async Task A_guild_is_renamed_by_those_who_manage_it()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var body = new JsonObject { ["name"] = "Help Desk", ["preferred_locale"] = "zh-TW" };
        Assert.Equal((403, 50013), Code(await town.Bot.PatchAsync($"/guilds/{town.GuildId}", body.DeepClone())));
        Assert.Equal(
            "BASE_TYPE_BAD_LENGTH",
            (await town.As("adam").PatchAsync($"/guilds/{town.GuildId}", new JsonObject { ["name"] = "x" })).ErrorAt("name")
        );
        var renamed = await town.As("adam").PatchAsync($"/guilds/{town.GuildId}", body);
        Assert.Equal(("Help Desk", "zh-TW"), ((string)renamed["name"]!, (string)renamed["preferred_locale"]!));
        Assert.Equal("Help Desk", (string)(await bot.WaitAsync("GUILD_UPDATE"))["d"]!["name"]!);
    }

    [Fact]
    public async Task Roles_are_moved_below_one_s_own_and_stay_without_gaps()
    {
        await using var town = await Town.StartAsync();
        var path = $"/guilds/{town.GuildId}/roles";
        JsonArray Move(string role, int to) => [new JsonObject { ["id"] = town.Role(role), ["position"] = to }];
        var moved = await town.Bot.PatchAsync(path, Move("Billing", 2));
        Assert.Equal(200, moved.Status);
        var order = moved.Body!.AsArray().OrderBy(r => (int)r!["position"]!).Select(r => (string)r!["name"]!);
        Assert.Equal(["@everyone", "Tech Support", "Billing", "DCTicket", "Admin"], order);
        Assert.Equal((403, 50013), Code(await town.Bot.PatchAsync(path, Move("Billing", 3))));
        Assert.Equal((403, 50013), Code(await town.Bot.PatchAsync(path, Move("Admin", 1))));
        Assert.Equal(
            (400, 50028),
            Code(await town.As("olivia").PatchAsync(path, new JsonArray(new JsonObject { ["id"] = town.GuildId, ["position"] = 3 })))
        );
        Assert.Equal("Billing", (string)(await town.Bot.GetAsync($"{path}/{town.Role("Billing")}"))["name"]!);
        Assert.Equal((404, 10011), Code(await town.Bot.GetAsync(path + "/1")));
    }

    [Fact]
    public async Task Channels_are_moved_together_but_only_one_into_another_category()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var path = $"/guilds/{town.GuildId}/channels";
        JsonObject Into(string channel, string category) =>
            new()
            {
                ["id"] = town.Channel(channel),
                ["parent_id"] = town.Channel(category),
                ["lock_permissions"] = true,
                ["position"] = 7,
            };
        Assert.Equal(
            (400, 40009),
            Code(await town.Bot.PatchAsync(path, new JsonArray(Into("general", "Tickets"), Into("welcome", "Tickets"))))
        );
        Assert.Equal(204, (await town.Bot.PatchAsync(path, new JsonArray(Into("general", "Tickets")))).Status);
        var moved = (await bot.WaitAsync("CHANNEL_UPDATE"))["d"]!;
        Assert.Equal(
            (town.Channel("Tickets"), 7, 2),
            ((string)moved["parent_id"]!, (int)moved["position"]!, moved["permission_overwrites"]!.AsArray().Count)
        );
        Assert.Equal(
            (403, 50013),
            Code(
                await town.As("carl").PatchAsync(path, new JsonArray(new JsonObject { ["id"] = town.Channel("welcome"), ["position"] = 1 }))
            )
        );
    }

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
