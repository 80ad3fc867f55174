using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Webhooks;

public sealed class WebhookTests
{
    [Fact]
    public async Task A_webhook_writes_under_the_name_it_is_given_and_its_messages_can_be_changed_by_its_token_alone()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var hook = await MakeAsync(town, "olivia");
        var path = $"/webhooks/{hook["id"]}/{hook["token"]}";
        var sent = await town.Open.PostAsync(
            path + "?wait=true",
            new JsonObject { ["content"] = "hi <@" + town.UserId("cora") + "> @everyone", ["username"] = "Carl" }
        );
        Assert.Equal((200, "Carl", (string)hook["id"]!), (sent.Status, (string)sent["author"]["username"]!, (string)sent["webhook_id"]!));
        Assert.Equal((1, false), (sent["mentions"].AsArray().Count, (bool)sent["mention_everyone"]));
        var heard = (await bot.WaitAsync("MESSAGE_CREATE"))["d"]!;
        Assert.Null(heard["member"]);
        Assert.Equal(204, (await town.Open.PostAsync(path, new JsonObject { ["content"] = "quiet" })).Status);
        var one = $"{path}/messages/{sent["id"]}";
        Assert.Equal("new", (string)(await town.Open.PatchAsync(one, new JsonObject { ["content"] = "new" }))["content"]!);
        Assert.Equal(200, (await town.Open.GetAsync(one)).Status);
        Assert.Equal(204, (await town.Open.DeleteAsync(one)).Status);
        Assert.Equal((404, 10008), Code(await town.Open.GetAsync(one)));
        Assert.Equal((400, 50006), Code(await town.Open.PostAsync(path, new JsonObject())));
        Assert.Equal(
            "USERNAME_INVALID_CONTAINS",
            (await town.Open.PostAsync(path, new JsonObject { ["content"] = "x", ["username"] = "Clyde2" })).ErrorAt("username")
        );
    }

    [Fact]
    public async Task A_webhook_is_managed_by_those_who_may_and_gone_when_deleted()
    {
        await using var town = await Town.StartAsync();
        await town.BotMayAsync(29);
        var bot = await town.BotGatewayAsync();
        var general = town.Channel("general");
        Assert.Equal(
            (403, 50013),
            Code(await town.As("carl").PostAsync($"/channels/{general}/webhooks", new JsonObject { ["name"] = "x" }))
        );
        Assert.Equal(
            "USERNAME_INVALID_CONTAINS",
            (await town.Bot.PostAsync($"/channels/{general}/webhooks", new JsonObject { ["name"] = "my Discord" })).ErrorAt("name")
        );
        var hook = await MakeAsync(town, null);
        Assert.Equal(general, (string)(await bot.WaitAsync("WEBHOOKS_UPDATE"))["d"]!["channel_id"]!);
        Assert.Equal(town.ApplicationId, (string)hook["application_id"]!);
        var renamed = await town.Bot.PatchAsync(
            $"/webhooks/{hook["id"]}",
            new JsonObject { ["name"] = "new", ["channel_id"] = town.Channel("welcome") }
        );
        Assert.Equal(("new", town.Channel("welcome")), ((string)renamed["name"]!, (string)renamed["channel_id"]!));
        Assert.Empty((await town.Bot.GetAsync($"/channels/{general}/webhooks")).Body!.AsArray());
        var listed = (await town.As("adam").GetAsync($"/guilds/{town.GuildId}/webhooks")).Body!.AsArray().Single()!;
        Assert.Null(listed["token"]);
        var open = await town.Open.GetAsync($"/webhooks/{hook["id"]}/{hook["token"]}");
        Assert.Equal((200, true), (open.Status, open.Body!["user"] is null));
        Assert.Equal((401, 50027), Code(await town.Open.GetAsync($"/webhooks/{hook["id"]}/wrong")));
        Assert.Equal(204, (await town.Open.DeleteAsync($"/webhooks/{hook["id"]}/{hook["token"]}")).Status);
        Assert.Equal(
            (404, 10015),
            Code(await town.Open.PostAsync($"/webhooks/{hook["id"]}/{hook["token"]}", new JsonObject { ["content"] = "x" }))
        );
    }

    [Fact]
    public async Task A_channel_has_fifteen_webhooks_and_takes_them_along()
    {
        await using var town = await Town.StartAsync();
        JsonNode hook = new JsonObject();
        for (var i = 0; i < 15; i++)
            hook = await MakeAsync(town, "olivia");
        Assert.Equal(
            (400, 30007),
            Code(await town.As("olivia").PostAsync($"/channels/{town.Channel("general")}/webhooks", new JsonObject { ["name"] = "x" }))
        );
        await town.As("olivia").DeleteAsync($"/channels/{town.Channel("general")}");
        Assert.Equal((404, 10015), Code(await town.Open.GetAsync($"/webhooks/{hook["id"]}/{hook["token"]}")));
    }

    [Fact]
    public async Task Only_an_application_s_webhook_sends_buttons()
    {
        await using var town = await Town.StartAsync();
        await town.BotMayAsync(29);
        JsonObject Body() =>
            new()
            {
                ["content"] = "x",
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 1,
                        ["components"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = 2,
                                ["style"] = 1,
                                ["label"] = "Go",
                                ["custom_id"] = "go",
                            }
                        ),
                    }
                ),
            };
        var own = await MakeAsync(town, null);
        var sent = await town.Open.PostAsync($"/webhooks/{own["id"]}/{own["token"]}?wait=true", Body());
        Assert.Single(sent["components"].AsArray());
        var theirs = await MakeAsync(town, "olivia");
        var path = $"/webhooks/{theirs["id"]}/{theirs["token"]}?wait=true";
        Assert.Empty((await town.Open.PostAsync(path, Body()))["components"].AsArray());
        Assert.Equal((400, 50035), Code(await town.Open.PostAsync(path + "&with_components=true", Body())));

        var bot = await town.BotGatewayAsync();
        var carl = await town.GatewayAsync("carl");
        var click = town.Interaction(3, town.Channel("general"), carl, new JsonObject { ["component_type"] = 2, ["custom_id"] = "go" });
        click["message_id"] = (string)sent["id"]!;
        Assert.Equal(204, (await town.As("carl").PostAsync("/interactions", click)).Status);
        await bot.WaitAsync("INTERACTION_CREATE");
    }

    [Fact]
    public async Task A_webhook_writes_into_threads_of_its_channel()
    {
        await using var town = await Town.StartAsync();
        var hook = await MakeAsync(town, "olivia");
        var path = $"/webhooks/{hook["id"]}/{hook["token"]}?wait=true&thread_id=";
        var thread = await town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/threads",
            new JsonObject { ["name"] = "t", ["type"] = 11 }
        );
        var other = await town.Bot.PostAsync(
            $"/channels/{town.Channel("support")}/threads",
            new JsonObject { ["name"] = "t", ["type"] = 11 }
        );
        var sent = await town.Open.PostAsync(path + thread["id"], new JsonObject { ["content"] = "x" });
        Assert.Equal((string)thread["id"]!, (string)sent["channel_id"]!);
        Assert.Equal((404, 10003), Code(await town.Open.PostAsync(path + other["id"], new JsonObject { ["content"] = "x" })));
        Assert.Equal((404, 10008), Code(await town.Open.GetAsync($"/webhooks/{hook["id"]}/{hook["token"]}/messages/{sent["id"]}")));
        Assert.Equal(
            200,
            (await town.Open.GetAsync($"/webhooks/{hook["id"]}/{hook["token"]}/messages/{sent["id"]}?thread_id={thread["id"]}")).Status
        );
    }

    [Fact]
    public async Task A_webhook_s_token_has_a_bucket_of_its_own_outside_the_global_limit()
    {
        await using var town = await Town.StartAsync(Town.Clock(), limits: true);
        var hook = await MakeAsync(town, "olivia");
        var path = $"/webhooks/{hook["id"]}/{hook["token"]}";
        for (var i = 0; i < 5; i++)
            Assert.Equal(204, (await town.Open.PostAsync(path, new JsonObject { ["content"] = "x" })).Status);
        var refused = await town.Open.PostAsync(path, new JsonObject { ["content"] = "x" });
        Assert.Equal((429, "user"), (refused.Status, refused.Headers.GetValues("X-RateLimit-Scope").Single()));
        for (var i = 0; i < 60; i++)
            Assert.NotEqual("global", Scope(await town.Open.GetAsync(path + i)));
    }

    private static string Scope(Reply reply) => reply.Headers.TryGetValues("X-RateLimit-Scope", out var scope) ? scope.Single() : "";

    private static async Task<JsonNode> MakeAsync(Town town, string? owner)
    {
        var who = owner is null ? town.Bot : town.As(owner);
        var reply = await who.PostAsync($"/channels/{town.Channel("general")}/webhooks", new JsonObject { ["name"] = "hook" });
        Assert.Equal(200, reply.Status);
        return reply.Body!;
    }

    private static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
