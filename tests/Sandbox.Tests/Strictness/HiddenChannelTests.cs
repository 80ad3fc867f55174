using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Strictness;

/// <summary>What the bot hears of channels that it does not see.</summary>
public sealed class HiddenChannelTests
{
    private const int Obfuscated = 1 << 17;

    [Fact]
    public async Task A_hidden_channel_is_in_GUILD_CREATE_without_its_details_and_not_on_the_list()
    {
        await using var town = await Town.StartAsync();
        await HideAsync(town, "general");
        var bot = await town.BotGatewayAsync();
        var channels = (await bot.WaitAsync("GUILD_CREATE"))["d"]!["channels"]!.AsArray();
        Hidden(town, channels.Single(c => (string)c!["id"]! == town.Channel("general"))!);
        Assert.Equal("welcome", (string)channels.Single(c => (string)c!["id"]! == town.Channel("welcome"))!["name"]!);
        var listed = (await town.Bot.GetAsync($"/guilds/{town.GuildId}/channels")).Body!.AsArray().Select(c => (string)c!["id"]!).ToList();
        Assert.DoesNotContain(town.Channel("general"), listed);
        Assert.Equal(50001, (await town.Bot.GetAsync($"/channels/{town.Channel("general")}")).Code);
    }

    [Fact]
    public async Task Losing_and_regaining_sight_is_told_by_CHANNEL_UPDATE()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await HideAsync(town, "general");
        Hidden(town, (await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("general")))["d"]!);
        await town.As("olivia").DeleteAsync($"/channels/{town.Channel("general")}/permissions/{town.ApplicationId}");
        var seen = (await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("general")))["d"]!;
        Assert.Equal(("general", 0), ((string)seen["name"]!, (int)seen["flags"]!));
    }

    [Fact]
    public async Task A_change_of_a_role_hides_channels_as_well()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var role = town.Guild["roles"]!.AsArray().First(r => (string)r!["name"]! == "DCTicket")!;
        await town.As("olivia")
            .PatchAsync(
                $"/channels/{town.Channel("ticket-log")}",
                new JsonObject
                {
                    ["permission_overwrites"] = new JsonArray(
                        new JsonObject
                        {
                            ["id"] = town.GuildId,
                            ["type"] = 0,
                            ["deny"] = "1024",
                        }
                    ),
                }
            );
        Hidden(town, (await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("ticket-log")))["d"]!);
        var admin = $"{ulong.Parse((string)role["permissions"]!, System.Globalization.CultureInfo.InvariantCulture) | 8}";
        await town.As("olivia").PatchAsync($"/guilds/{town.GuildId}/roles/{role["id"]}", new JsonObject { ["permissions"] = admin });
        Assert.Equal(
            "ticket-log",
            (string)(await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("ticket-log")))["d"]!["name"]!
        );
    }

    [Fact]
    public async Task A_category_is_seen_through_its_channels()
    {
        await using var town = await Town.StartAsync();
        var (bot, olivia) = (await town.BotGatewayAsync(), town.As("olivia"));
        await HideAsync(town, "Community");
        Assert.Equal(
            "Community",
            (string)(await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("Community")))["d"]!["name"]!
        );
        Assert.Contains(
            town.Channel("Community"),
            (await town.Bot.GetAsync($"/guilds/{town.GuildId}/channels")).Body!.AsArray().Select(c => (string)c!["id"]!)
        );
        await HideAsync(town, "general");
        Hidden(town, (await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("Community")))["d"]!);
        var made = await olivia.PostAsync(
            $"/guilds/{town.GuildId}/channels",
            new JsonObject
            {
                ["name"] = "open",
                ["parent_id"] = town.Channel("Community"),
                ["permission_overwrites"] = new JsonArray(),
            }
        );
        Assert.Equal("open", (string)(await bot.WaitAsync("CHANNEL_CREATE"))["d"]!["name"]!);
        Assert.Equal(
            "Community",
            (string)(await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("Community")))["d"]!["name"]!
        );
        await olivia.DeleteAsync($"/channels/{made["id"]}");
        Hidden(town, (await bot.WaitAsync("CHANNEL_UPDATE", d => (string)d["id"]! == town.Channel("Community")))["d"]!);
    }

    [Fact]
    public async Task A_channel_that_is_made_or_deleted_out_of_sight_is_told_without_its_details()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var deny = new JsonObject
        {
            ["id"] = town.ApplicationId,
            ["type"] = 1,
            ["deny"] = "1024",
        };
        var made = await town.As("olivia")
            .PostAsync(
                $"/guilds/{town.GuildId}/channels",
                new JsonObject
                {
                    ["name"] = "secret",
                    ["topic"] = "x",
                    ["permission_overwrites"] = new JsonArray(deny),
                }
            );
        Assert.Equal("secret", (string)made["name"]!);
        Hidden(town, (await bot.WaitAsync("CHANNEL_CREATE"))["d"]!);
        await town.As("olivia").DeleteAsync($"/channels/{made["id"]}");
        Hidden(town, (await bot.WaitAsync("CHANNEL_DELETE"))["d"]!);
    }

    private static async Task HideAsync(Town town, string channel) =>
        Assert.Equal(
            204,
            (
                await town.As("olivia")
                    .PutAsync(
                        $"/channels/{town.Channel(channel)}/permissions/{town.ApplicationId}",
                        new JsonObject { ["type"] = 1, ["deny"] = "1024" }
                    )
            ).Status
        );

    private static void Hidden(Town town, JsonNode channel)
    {
        Assert.Equal(("___hidden___", Obfuscated), ((string)channel["name"]!, (int)channel["flags"]! & Obfuscated));
        Assert.Null(channel["topic"]);
        Assert.Null(channel["last_message_id"]);
        var overwrite = Assert.Single(channel["permission_overwrites"]!.AsArray())!;
        Assert.Equal(
            (town.GuildId, 0, "0", "1024"),
            ((string)overwrite["id"]!, (int)overwrite["type"]!, (string)overwrite["allow"]!, (string)overwrite["deny"]!)
        );
    }
}
