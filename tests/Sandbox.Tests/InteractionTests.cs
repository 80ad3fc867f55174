using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class InteractionTests
{
    private static JsonObject Ping => new() { ["name"] = "ping", ["description"] = "Say pong" };

    private static JsonObject Pong(int flags = 0) => new() { ["content"] = "pong", ["flags"] = flags };

    [Fact]
    public async Task An_answer_after_three_seconds_is_unknown_and_the_person_is_told()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((404, 10062), Codes(await town.AnswerAsync(interaction, 4, Pong())));
        Assert.Equal(2, (int)(await carl.WaitAsync("INTERACTION_FAILURE"))["d"]!["reason_code"]!);
        Assert.Equal((404, 10015), Codes(await town.Open.PostAsync(town.Hook(interaction), Pong())));
    }

    [Fact]
    public async Task An_answer_just_in_time_is_taken_once()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(204, (await town.AnswerAsync(interaction, 4, Pong())).Status);
        Assert.Equal((400, 40060), Codes(await town.AnswerAsync(interaction, 4, Pong())));
        await carl.WaitAsync("INTERACTION_SUCCESS", d => d["nonce"] is not null);
        Assert.Equal(20, (int)(await carl.WaitAsync("MESSAGE_CREATE"))["d"]!["type"]!);
    }

    [Fact]
    public async Task The_token_dies_after_fifteen_minutes()
    {
        var clock = Town.Clock();
        await using var town = await Town.StartAsync(clock);
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        await town.AnswerAsync(interaction, 5);
        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await town.Open.PatchAsync(town.Hook(interaction) + "/messages/@original", Pong())).Status);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((401, 50027), Codes(await town.Open.PatchAsync(town.Hook(interaction) + "/messages/@original", Pong())));
    }

    [Fact]
    public async Task The_webhook_is_unknown_before_the_first_answer()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        Assert.Equal((404, 10015), Codes(await town.Open.PostAsync(town.Hook(interaction), Pong())));
        Assert.Equal((401, 50027), Codes(await town.Open.PostAsync($"/webhooks/{town.ApplicationId}/nonsense", Pong())));
    }

    [Fact]
    public async Task An_ephemeral_answer_reaches_its_invoker_alone_and_is_not_in_the_history()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var cora = await town.GatewayAsync("cora");
        var interaction = await town.RunAsync("carl", carl, bot, command);
        var answer = await town.AnswerAsync(interaction, 4, Pong(64), response: true);
        Assert.Equal(200, answer.Status);
        var message = answer["resource"]["message"]!;
        Assert.Equal(64, (int)message["flags"]! & 64);
        await carl.WaitAsync("MESSAGE_CREATE", d => (string)d["id"]! == (string)message["id"]!);
        Assert.False(await cora.GotAsync("MESSAGE_CREATE"));
        var path = $"/channels/{town.Channel("general")}/messages";
        Assert.Empty((await town.As("carl").GetAsync(path)).Body!.AsArray());
        Assert.Equal((404, 10008), Codes(await town.Bot.GetAsync($"{path}/{message["id"]}")));
        Assert.Equal(200, (await town.Open.GetAsync(town.Hook(interaction) + "/messages/@original")).Status);
    }

    [Fact]
    public async Task Type_five_keeps_only_the_ephemeral_flag_and_its_first_follow_up_takes_its_place()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        await town.AnswerAsync(interaction, 5, new JsonObject { ["flags"] = 64 | 32768 });
        var thinking = (await carl.WaitAsync("MESSAGE_CREATE"))["d"]!;
        Assert.Equal(64 | 128, (int)thinking["flags"]!);
        var followUp = await town.Open.PostAsync(town.Hook(interaction), Pong());
        Assert.Equal((string)thinking["id"]!, (string)followUp["id"]!);
        var second = await town.Open.PostAsync(town.Hook(interaction), Pong());
        Assert.Equal((string)thinking["id"]!, (string)second["message_reference"]["message_id"]!);
    }

    [Fact]
    public async Task A_command_can_neither_update_nor_defer_an_update()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var interaction = await town.RunAsync("carl", carl, bot, command);
        Assert.Equal("BASE_TYPE_CHOICES", (await town.AnswerAsync(interaction, 6)).ErrorAt("type"));
        Assert.Equal("BASE_TYPE_CHOICES", (await town.AnswerAsync(interaction, 7, Pong())).ErrorAt("type"));
        Assert.Equal(204, (await town.AnswerAsync(interaction, 4, Pong())).Status);
    }

    [Fact]
    public async Task A_form_is_checked_like_a_form_and_cannot_answer_a_form()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var opener = await town.RunAsync("carl", carl, bot, command);
        Assert.Equal(204, (await town.AnswerAsync(opener, 9, Modal())).Status);
        await carl.WaitAsync("INTERACTION_MODAL_CREATE");
        var tooShort = await SubmitAsync(town, carl, opener, "no");
        Assert.Equal(50035, tooShort.Code);
        Assert.Equal("BASE_TYPE_BAD_LENGTH", tooShort.ErrorAt("data.components.0.component.value"));
        Assert.Equal("BASE_TYPE_REQUIRED", (await SubmitAsync(town, carl, opener, "")).ErrorAt("data.components.0.component.value"));
        Assert.Equal(204, (await SubmitAsync(town, carl, opener, "long enough")).Status);
        var submitted = (await bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
        Assert.Equal("BASE_TYPE_CHOICES", (await town.AnswerAsync(submitted, 9, Modal())).ErrorAt("type"));
        Assert.Equal(204, (await town.AnswerAsync(submitted, 4, Pong())).Status);
    }

    [Fact]
    public async Task A_modal_that_nobody_opened_cannot_be_submitted()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, command) = await BeginAsync(town);
        var opener = await town.RunAsync("carl", carl, bot, command);
        await town.AnswerAsync(opener, 4, Pong());
        Assert.Equal((404, 10062), Codes(await SubmitAsync(town, carl, opener, "long enough")));
    }

    [Fact]
    public async Task Commands_are_hidden_from_and_refused_to_whom_they_are_not_for()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, _) = await BeginAsync(town);
        var staffOnly = await town.CommandAsync(
            new JsonObject
            {
                ["name"] = "setup",
                ["description"] = "Set up",
                ["default_member_permissions"] = "16",
            }
        );
        var path = $"/channels/{town.Channel("general")}/application-command-index";
        Assert.DoesNotContain("setup", (await town.As("carl").GetAsync(path)).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("setup", (await town.As("adam").GetAsync(path)).Body!.ToJsonString(), StringComparison.Ordinal);
        var forced = await town.As("carl")
            .PostAsync(
                "/interactions",
                town.Interaction(
                    2,
                    town.Channel("general"),
                    carl,
                    new JsonObject
                    {
                        ["id"] = (string)staffOnly["id"]!,
                        ["type"] = 1,
                        ["name"] = "setup",
                    }
                )
            );
        Assert.Equal(403, forced.Status);
        Assert.False(await bot.GotAsync("INTERACTION_CREATE"));
    }

    [Fact]
    public async Task Options_are_checked_and_resolved()
    {
        await using var town = await Town.StartAsync();
        var (bot, carl, _) = await BeginAsync(town);
        var add = await town.CommandAsync(
            new JsonObject
            {
                ["name"] = "add",
                ["description"] = "Add",
                ["options"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 6,
                        ["name"] = "who",
                        ["description"] = "Who",
                        ["required"] = true,
                    }
                ),
            }
        );
        var data = new JsonObject
        {
            ["id"] = (string)add["id"]!,
            ["type"] = 1,
            ["name"] = "add",
        };
        var missing = await town.As("carl").PostAsync("/interactions", town.Interaction(2, town.Channel("general"), carl, data));
        Assert.Equal((400, 50035), Codes(missing));
        var interaction = await town.RunAsync(
            "carl",
            carl,
            bot,
            add,
            [
                new JsonObject
                {
                    ["name"] = "who",
                    ["type"] = 6,
                    ["value"] = town.UserId("cora"),
                },
            ]
        );
        Assert.Equal("cora", (string)interaction["data"]!["resolved"]!["users"]![town.UserId("cora")]!["username"]!);
        Assert.NotNull(interaction["member"]!["permissions"]);
        Assert.Equal(10 * 1024 * 1024, (int)interaction["attachment_size_limit"]!);
    }

    private static async Task<(GatewayClient Bot, GatewayClient Carl, JsonNode Command)> BeginAsync(Town town) =>
        (await town.BotGatewayAsync(), await town.GatewayAsync("carl"), await town.CommandAsync(Ping));

    private static (int, int?) Codes(Reply reply) => (reply.Status, reply.Code);

    private static JsonObject Modal() =>
        new()
        {
            ["custom_id"] = "form",
            ["title"] = "Form",
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 18,
                    ["label"] = "Why",
                    ["component"] = new JsonObject
                    {
                        ["type"] = 4,
                        ["custom_id"] = "why",
                        ["style"] = 1,
                        ["min_length"] = 5,
                        ["max_length"] = 20,
                    },
                }
            ),
        };

    private static Task<Reply> SubmitAsync(Town town, GatewayClient session, JsonNode opener, string value) =>
        town.As("carl")
            .PostAsync(
                "/interactions",
                town.Interaction(
                    5,
                    town.Channel("general"),
                    session,
                    new JsonObject
                    {
                        ["id"] = (string)opener["id"]!,
                        ["custom_id"] = "form",
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = 18,
                                ["component"] = new JsonObject
                                {
                                    ["type"] = 4,
                                    ["custom_id"] = "why",
                                    ["value"] = value,
                                },
                            }
                        ),
                    }
                )
            );
}
