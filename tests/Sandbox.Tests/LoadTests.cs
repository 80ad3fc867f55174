using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>More than people could make by hand.</summary>
public sealed class LoadTests
{
    private static readonly SandboxOptions Options = new() { Faults = true, IdentifyWindowSeconds = 0 };

    [Theory]
    [InlineData("events")]
    [InlineData("guilds")]
    public async Task Nothing_is_loaded_on_demand_unless_it_was_allowed(string what)
    {
        await using var town = await Town.StartAsync(new SandboxOptions());
        Assert.Equal(404, (await town.Open.PostAsync($"/sandbox/load/{what}", new JsonObject { ["kind"] = "noise" })).Status);
    }

    [Theory]
    [InlineData("""{"kind":"boom"}""", "kind")]
    [InlineData("""{"count":1}""", "kind")]
    [InlineData("""{"kind":"noise","count":1000000}""", "count")]
    public async Task A_flood_that_makes_no_sense_is_refused(string body, string path)
    {
        await using var town = await Town.StartAsync(Options);
        var reply = await town.Open.PostAsync("/sandbox/load/events", JsonNode.Parse(body));
        Assert.Equal(400, reply.Status);
        Assert.NotNull(reply.ErrorAt(path));
    }

    [Fact]
    public async Task Messages_come_with_ids_of_their_own_and_are_not_in_the_world()
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        var reply = await town.Open.PostAsync("/sandbox/load/events", JsonNode.Parse("""{"kind":"messages","count":50}"""));
        Assert.Equal(1, (int)reply["sessions"]!);
        var ids = new HashSet<string>();
        while (ids.Count < 50)
        {
            var message = (await bot.WaitAsync("MESSAGE_CREATE"))["d"]!;
            Assert.Equal(town.GuildId, (string)message["guild_id"]!);
            Assert.True(ids.Add((string)message["id"]!));
        }

        Assert.Empty((await town.Bot.GetAsync($"/channels/{town.Channel("general")}/messages")).Body!.AsArray());
    }

    [Fact]
    public async Task Noise_is_typing_presences_and_voice_states()
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await town.Open.PostAsync("/sandbox/load/events", JsonNode.Parse("""{"kind":"noise","count":3}"""));
        foreach (var name in (string[])["TYPING_START", "PRESENCE_UPDATE", "VOICE_STATE_UPDATE"])
            Assert.Equal(town.GuildId, (string)(await bot.WaitAsync(name))["d"]!["guild_id"]!);
    }

    [Fact]
    public async Task Large_guilds_have_as_many_channels_and_roles_as_were_asked_for()
    {
        await using var town = await Town.StartAsync(Options);
        Assert.Equal(
            3,
            (int)(await town.Open.PostAsync("/sandbox/load/guilds", JsonNode.Parse("""{"count":2,"channels":60,"roles":9}""")))["guilds"]!
        );
        var world = (await town.Open.GetAsync("/sandbox/world")).Body!;
        Assert.All(
            world["guilds"]!.AsArray().Skip(1),
            guild => Assert.Equal((60, 9), (guild!["channels"]!.AsArray().Count, guild["roles"]!.AsArray().Count))
        );
    }
}
