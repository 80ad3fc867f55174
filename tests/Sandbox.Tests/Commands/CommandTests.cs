using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Commands;

public sealed class CommandTests
{
    [Fact]
    public async Task Two_hundred_commands_are_made_a_day_and_guild_and_overwriting_costs_nothing()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands";
        JsonArray Batch(string prefix) => [.. Enumerable.Range(0, 100).Select(i => (JsonNode)Slash($"{prefix}{i}"))];
        Assert.Equal(200, (await town.Bot.PutAsync(path, Batch("a"))).Status);
        Assert.Equal(200, (await town.Bot.PutAsync(path, Batch("a"))).Status);
        Assert.Equal(200, (await town.Bot.PutAsync(path, Batch("b"))).Status);
        Assert.Equal((400, 30034), Code(await town.Bot.PutAsync(path, Batch("c"))));
        Assert.Equal("b0", (string)(await town.Bot.GetAsync(path)).Body![0]!["name"]!);
        Assert.Equal(201, (await town.Bot.PostAsync($"/applications/{town.ApplicationId}/commands", Slash("global"))).Status);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(200, (await town.Bot.PutAsync(path, Batch("c"))).Status);
    }

    [Fact]
    public async Task A_command_cannot_take_the_name_of_another_one()
    {
        await using var town = await Town.StartAsync();
        await town.CommandAsync(Slash("a"));
        var b = await town.CommandAsync(Slash("b"));
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands/{b["id"]}";
        Assert.Equal((400, 40041), Code(await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "a" })));
        Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "c" })).Status);
    }

    [Fact]
    public async Task Fifteen_commands_of_persons_and_of_messages_are_the_most()
    {
        await using var town = await Town.StartAsync();
        var path = $"/applications/{town.ApplicationId}/commands";
        foreach (var type in new[] { 2, 3 })
        {
            JsonArray Batch(int count) =>
                [.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject { ["name"] = $"Do It {i}", ["type"] = type })];
            Assert.Equal((400, 30032), Code(await town.Bot.PutAsync(path, Batch(16))));
            Assert.Equal(200, (await town.Bot.PutAsync(path, Batch(15))).Status);
        }
    }

    [Fact]
    public async Task Names_come_in_the_language_that_is_asked_for_or_in_all()
    {
        await using var town = await Town.StartAsync();
        var body = Slash("ticket");
        body["name_localizations"] = new JsonObject { ["zh-TW"] = "客服單", ["en-GB"] = "docket" };
        await town.CommandAsync(body);
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands";
        var plain = (await town.Bot.GetAsync(path)).Body![0]!;
        Assert.Null(plain["name_localizations"]);
        Assert.Equal(
            "客服單",
            (string)(await town.Bot.GetAsync(path + "?with_localizations=true")).Body![0]!["name_localizations"]!["zh-TW"]!
        );
        var index = await town.As("carl").GetAsync($"/channels/{town.Channel("general")}/application-command-index");
        Assert.Equal("docket", (string)index["application_commands"][0]!["name_localized"]!);
    }

    [Fact]
    public async Task A_command_of_age_restricted_channels_is_seen_in_no_other()
    {
        await using var town = await Town.StartAsync();
        var body = Slash("adult");
        body["nsfw"] = true;
        await town.CommandAsync(body);
        var path = $"/channels/{town.Channel("general")}";
        Assert.Empty((await town.As("carl").GetAsync(path + "/application-command-index"))["application_commands"].AsArray());
        await town.Bot.PatchAsync(path, new JsonObject { ["nsfw"] = true });
        Assert.Single((await town.As("carl").GetAsync(path + "/application-command-index"))["application_commands"].AsArray());
    }

    [Theory]
    [InlineData(
        """{"type":6,"name":"o","description":"x","autocomplete":true}""",
        "options.0.autocomplete",
        "APPLICATION_COMMAND_OPTION_TYPE_INVALID"
    )]
    [InlineData(
        """{"type":3,"name":"o","description":"x","min_length":9,"max_length":3}""",
        "options.0.max_length",
        "APPLICATION_COMMAND_OPTION_MIN_MAX"
    )]
    [InlineData(
        """{"type":10,"name":"o","description":"x","min_value":9.5,"max_value":3}""",
        "options.0.max_value",
        "APPLICATION_COMMAND_OPTION_MIN_MAX"
    )]
    [InlineData("""{"type":7,"name":"o","description":"x","channel_types":[99]}""", "options.0.channel_types.0", "BASE_TYPE_CHOICES")]
    public async Task A_wrong_option_is_refused_at_its_path(string option, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var body = Slash("x");
        body["options"] = new JsonArray(JsonNode.Parse(option));
        var reply = await town.Bot.PostAsync($"/applications/{town.ApplicationId}/commands", body);
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt(path)));
    }

    [Theory]
    [InlineData("""{"contexts":[0,0]}""", "contexts", "SET_TYPE_ALREADY_CONTAINS_VALUE")]
    [InlineData("""{"contexts":[3]}""", "contexts.0", "BASE_TYPE_CHOICES")]
    [InlineData("""{"integration_types":[2]}""", "integration_types.0", "BASE_TYPE_CHOICES")]
    public async Task Contexts_are_a_set_of_known_numbers(string body, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var form = Slash("x");
        foreach (var (key, value) in JsonNode.Parse(body)!.AsObject().ToList())
            form[key] = value!.DeepClone();
        Assert.Equal(code, (await town.Bot.PostAsync($"/applications/{town.ApplicationId}/commands", form)).ErrorAt(path));
    }

    [Fact]
    public async Task Only_an_option_that_is_completed_asks_the_application()
    {
        await using var town = await Town.StartAsync();
        var body = Slash("find");
        body["options"] = new JsonArray(
            new JsonObject
            {
                ["type"] = 3,
                ["name"] = "a",
                ["description"] = "x",
                ["autocomplete"] = true,
            },
            new JsonObject
            {
                ["type"] = 3,
                ["name"] = "b",
                ["description"] = "x",
            }
        );
        var command = await town.CommandAsync(body);
        var carl = await town.GatewayAsync("carl");
        async Task<Reply> TypeAsync(string option) =>
            await town.As("carl")
                .PostAsync(
                    "/interactions",
                    town.Interaction(
                        4,
                        town.Channel("general"),
                        carl,
                        new JsonObject
                        {
                            ["id"] = (string)command["id"]!,
                            ["type"] = 1,
                            ["name"] = "find",
                            ["options"] = new JsonArray(
                                new JsonObject
                                {
                                    ["type"] = 3,
                                    ["name"] = option,
                                    ["value"] = "x",
                                    ["focused"] = true,
                                }
                            ),
                        }
                    )
                );
        Assert.Equal(204, (await TypeAsync("a")).Status);
        Assert.Equal((400, 50035), Code(await TypeAsync("b")));
    }

    private static JsonObject Slash(string name) => new() { ["name"] = name, ["description"] = "x" };

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
