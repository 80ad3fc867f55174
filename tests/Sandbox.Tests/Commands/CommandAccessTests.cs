using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Commands;

public sealed class CommandAccessTests
{
    [Fact]
    public async Task A_command_for_nobody_is_for_administrators_until_somebody_is_named()
    {
        await using var town = await Town.StartAsync();
        var command = await town.CommandAsync(Slash("secret", "0"));
        Assert.Equal((false, true), (await SeesAsync(town, "carl"), await SeesAsync(town, "adam")));
        Assert.Equal(403, await RunAsync(town, "carl", command));
        var bot = await town.BotGatewayAsync();
        await SetAsync(town, command, (town.UserId("carl"), 2, true));
        var heard = (await bot.WaitAsync("APPLICATION_COMMAND_PERMISSIONS_UPDATE"))["d"]!;
        Assert.Equal((string)command["id"]!, (string)heard["id"]!);
        Assert.Equal((true, false), (await SeesAsync(town, "carl"), await SeesAsync(town, "cora")));
        Assert.Equal(204, await RunAsync(town, "carl", command));
    }

    [Fact]
    public async Task A_member_wins_over_its_roles_and_one_role_that_allows_is_enough()
    {
        await using var town = await Town.StartAsync();
        var command = await town.CommandAsync(Slash("staff"));
        await SetAsync(town, command, (town.GuildId, 1, false), (town.Role("Tech Support"), 1, true));
        Assert.Equal((false, true, false), (await SeesAsync(town, "carl"), await SeesAsync(town, "tess"), await SeesAsync(town, "bill")));
        await SetAsync(town, command, (town.GuildId, 1, false), (town.Role("Tech Support"), 1, true), (town.UserId("tess"), 2, false));
        Assert.False(await SeesAsync(town, "tess"));
        Assert.True(await SeesAsync(town, "adam"));
    }

    [Fact]
    public async Task A_command_can_be_off_in_a_channel_and_its_threads_and_on_in_one_alone()
    {
        await using var town = await Town.StartAsync();
        var command = await town.CommandAsync(Slash("here"));
        var all = $"{ulong.Parse(town.GuildId, System.Globalization.CultureInfo.InvariantCulture) - 1}";
        await SetAsync(town, command, (all, 3, false), (town.Channel("general"), 3, true));
        var thread = await town.Bot.PostAsync(
            $"/channels/{town.Channel("welcome")}/threads",
            new JsonObject { ["name"] = "t", ["type"] = 11 }
        );
        Assert.True(await SeesAsync(town, "carl"));
        Assert.False(await SeesAsync(town, "carl", town.Channel("welcome")));
        Assert.False(await SeesAsync(town, "carl", (string)thread["id"]!));
    }

    [Fact]
    public async Task What_is_said_of_the_application_holds_for_commands_that_say_nothing()
    {
        await using var town = await Town.StartAsync();
        var first = await town.CommandAsync(Slash("first"));
        await town.CommandAsync(Slash("second"));
        await SetAsync(town, new JsonObject { ["id"] = town.ApplicationId }, (town.UserId("carl"), 2, false));
        await SetAsync(town, first, (town.UserId("carl"), 2, true));
        Assert.Equal(["first"], await NamesAsync(town, "carl"));
        var all = (
            await town.Bot.GetAsync($"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands/permissions")
        ).Body!.AsArray();
        Assert.Equal(2, all.Count);
    }

    [Fact]
    public async Task Permissions_are_read_by_the_bot_and_written_by_people_who_manage_the_server()
    {
        await using var town = await Town.StartAsync();
        var command = await town.CommandAsync(Slash("x"));
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands/{command["id"]}/permissions";
        Assert.Equal((404, 10066), Code(await town.Bot.GetAsync(path)));
        Assert.Equal((403, 20001), Code(await town.Bot.PutAsync(path, Body((town.UserId("carl"), 2, true)))));
        Assert.Equal((403, 50013), Code(await town.As("carl").PutAsync(path, Body((town.UserId("carl"), 2, true)))));
        Assert.Equal((404, 10011), Code(await town.As("adam").PutAsync(path, Body(("1", 1, true)))));
        Assert.Equal(
            "BASE_TYPE_CHOICES",
            (await town.As("adam").PutAsync(path, Body((town.GuildId, 4, true)))).ErrorAt("permissions.0.type")
        );
        Assert.Equal(200, (await town.As("adam").PutAsync(path, Body((town.UserId("carl"), 2, true)))).Status);
        Assert.True((bool)(await town.Bot.GetAsync(path))["permissions"][0]!["permission"]!);
        Assert.Equal((404, 10063), Code(await town.Bot.GetAsync(path.Replace((string)command["id"]!, "1", StringComparison.Ordinal))));
    }

    private static JsonObject Slash(string name, string? permissions = null) =>
        new()
        {
            ["name"] = name,
            ["description"] = "x",
            ["default_member_permissions"] = permissions,
        };

    private static async Task SetAsync(Town town, JsonNode command, params (string Id, int Type, bool Allowed)[] permissions)
    {
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands/{command["id"]}/permissions";
        Assert.Equal(200, (await town.As("adam").PutAsync(path, Body(permissions))).Status);
    }

    private static JsonObject Body(params (string Id, int Type, bool Allowed)[] permissions) =>
        new()
        {
            ["permissions"] = new JsonArray([
                .. permissions.Select(p =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = p.Id,
                            ["type"] = p.Type,
                            ["permission"] = p.Allowed,
                        }
                ),
            ]),
        };

    private static async Task<string[]> NamesAsync(Town town, string who, string? channel = null)
    {
        var index = await town.As(who).GetAsync($"/channels/{channel ?? town.Channel("general")}/application-command-index");
        return [.. index["application_commands"].AsArray().Select(c => (string)c!["name"]!)];
    }

    private static async Task<bool> SeesAsync(Town town, string who, string? channel = null) =>
        (await NamesAsync(town, who, channel)).Length > 0;

    private static async Task<int> RunAsync(Town town, string who, JsonNode command)
    {
        var session = await town.GatewayAsync(who);
        var data = new JsonObject
        {
            ["id"] = (string)command["id"]!,
            ["type"] = 1,
            ["name"] = (string)command["name"]!,
        };
        return (await town.As(who).PostAsync("/interactions", town.Interaction(2, town.Channel("general"), session, data))).Status;
    }

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
