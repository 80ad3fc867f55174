using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class RefusalTests
{
    public static TheoryData<string, string, string> WrongMessages =>
        new()
        {
            { $$"""{"content":"{{new string('x', 2001)}}"}""", "content", "BASE_TYPE_MAX_LENGTH" },
            { """{"embeds":[{"title":"ok"},{"fields":[{"name":"a"}]}]}""", "embeds.1.fields.0.value", "BASE_TYPE_REQUIRED" },
            {
                $$"""{"embeds":[{"description":"{{new string('x', 4000)}}"},{"description":"{{new string('x', 2001)}}"}]}""",
                "embeds",
                "MAX_EMBED_SIZE_EXCEEDED"
            },
            {
                """{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a"}]}]}""",
                "components.0.components.0.custom_id",
                "BASE_TYPE_REQUIRED"
            },
            {
                """{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"x"},{"type":2"""
                    + ""","style":1,"label":"b","custom_id":"x"}]}]}""",
                "components.0.components.1.custom_id",
                "COMPONENT_CUSTOM_ID_DUPLICATED"
            },
            {
                $$"""{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"{{new string('x', 81)}}","custom_id":"x"}]}]}""",
                "components.0.components.0.label",
                "BASE_TYPE_MAX_LENGTH"
            },
            {
                """{"components":[{"type":1,"components":[{"type":3,"custom_id":"x","options":[]}]}]}""",
                "components.0.components.0.options",
                "BASE_TYPE_BAD_LENGTH"
            },
            {
                """{"components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"ftp"}]},{"type":2}]}""",
                "components.1.type",
                "BASE_TYPE_CHOICES"
            },
            {
                """{"flags":32768,"content":"no","components":[{"type":10,"content":"yes"}]}""",
                "flags",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            },
            { """{"content":"a","message_reference":{"message_id":"1"}}""", "message_reference", "REPLIES_UNKNOWN_MESSAGE" },
            { """{"content":"a","nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH" },
            { """{"content":"a","attachments":[{"id":0}]}""", "attachments.0.id", "ATTACHMENT_NOT_FOUND" },
        };

    [Theory]
    [MemberData(nameof(WrongMessages))]
    public async Task A_wrong_message_is_refused_at_the_path_of_its_fault(string body, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var reply = await town.Bot.PostAsync($"/channels/{town.Channel("general")}/messages", JsonNode.Parse(body));
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt(path)));
    }

    [Theory]
    [InlineData("""[{"name":"Big","description":"x"}]""", "0.name", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""[{"name":"ok"}]""", "0.description", "BASE_TYPE_REQUIRED")]
    [InlineData("""[{"name":"a","description":"x"},{"name":"a","description":"x"}]""", "1.name", "APPLICATION_COMMANDS_DUPLICATE_NAME")]
    [InlineData(
        """[{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x"},{"type":3"""
            + ""","name":"p","description":"x","required":true}]}]""",
        "0.options.1.required",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
    )]
    public async Task A_wrong_command_is_refused_at_the_path_of_its_fault(string body, string path, string code)
    {
        await using var town = await Town.StartAsync();
        var reply = await town.Bot.PutAsync($"/applications/{town.ApplicationId}/commands", JsonNode.Parse(body));
        Assert.Equal((400, 50035, code), (reply.Status, reply.Code, reply.ErrorAt(path)));
    }

    [Fact]
    public async Task An_overwritten_command_keeps_its_id_and_changes_its_version_only_with_its_content()
    {
        await using var town = await Town.StartAsync();
        var path = $"/applications/{town.ApplicationId}/guilds/{town.GuildId}/commands";
        JsonArray Body(string text) =>
            [new JsonObject { ["name"] = "支援", ["description"] = text }, new JsonObject { ["name"] = "b", ["description"] = "b" }];
        var first = (await town.Bot.PutAsync(path, Body("x"))).Body!;
        var same = (await town.Bot.PutAsync(path, Body("x"))).Body!;
        var changed = (await town.Bot.PutAsync(path, Body("y"))).Body!;
        Assert.Equal(first.ToJsonString(), same.ToJsonString());
        Assert.Equal((string)first[0]!["id"]!, (string)changed[0]!["id"]!);
        Assert.NotEqual((string)first[0]!["version"]!, (string)changed[0]!["version"]!);
        Assert.Equal((string)first[1]!["version"]!, (string)changed[1]!["version"]!);
    }

    [Fact]
    public async Task What_is_missing_or_forbidden_has_its_own_code()
    {
        await using var town = await Town.StartAsync();
        var general = town.Channel("general");
        var log = town.Channel("ticket-log");
        var hello = new JsonObject { ["content"] = "x" };
        await CodeAsync(401, 0, town.Open.GetAsync("/users/@me"));
        await CodeAsync(404, 10003, town.Bot.GetAsync("/channels/123"));
        await CodeAsync(404, 10004, town.Bot.GetAsync("/guilds/123"));
        await CodeAsync(404, 10008, town.Bot.GetAsync($"/channels/{general}/messages/123"));
        await CodeAsync(404, 10013, town.Bot.GetAsync("/users/123"));
        await CodeAsync(404, 10009, town.Bot.DeleteAsync($"/channels/{general}/permissions/123"));
        await CodeAsync(400, 50006, town.Bot.PostAsync($"/channels/{general}/messages", new JsonObject()));
        await CodeAsync(
            400,
            50109,
            town.Bot.SendAsync(HttpMethod.Post, $"/channels/{general}/messages", new StringContent("{", Encoding.UTF8, "application/json"))
        );
        await CodeAsync(
            400,
            50035,
            town.Bot.SendAsync(HttpMethod.Post, $"/channels/{general}/messages", new StringContent("x", Encoding.UTF8, "text/plain"))
        );
        await CodeAsync(403, 50001, town.As("carl").PostAsync($"/channels/{log}/messages", hello.DeepClone()));
        await CodeAsync(403, 50013, town.As("carl").PostAsync($"/channels/{town.Channel("support")}/messages", hello.DeepClone()));
        await CodeAsync(403, 50013, town.As("carl").DeleteAsync($"/channels/{general}"));
        await CodeAsync(403, 50013, town.Bot.DeleteAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}"));
        await CodeAsync(403, 50013, town.Bot.PutAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}/roles/{town.Role("Admin")}"));
        Assert.Equal(
            204,
            (await town.Bot.PutAsync($"/guilds/{town.GuildId}/members/{town.UserId("carl")}/roles/{town.Role("Billing")}")).Status
        );
        var message = await town.As("carl").PostAsync($"/channels/{general}/messages", hello.DeepClone());
        await CodeAsync(403, 50005, town.Bot.PatchAsync($"/channels/{general}/messages/{message["id"]}", hello.DeepClone()));
    }

    [Fact]
    public async Task Overwrites_hand_out_only_what_the_bot_has()
    {
        await using var town = await Town.StartAsync();
        JsonObject Body(string allow) =>
            new()
            {
                ["name"] = "x",
                ["permission_overwrites"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = town.GuildId,
                        ["type"] = 0,
                        ["allow"] = allow,
                    }
                ),
            };
        await CodeAsync(403, 50013, town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", Body("4")));
        await CodeAsync(403, 50013, town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", Body($"{1 << 28}")));
        Assert.Equal(201, (await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", Body("1024"))).Status);
        Assert.Equal(201, (await town.As("adam").PostAsync($"/guilds/{town.GuildId}/channels", Body("4"))).Status);
    }

    [Fact]
    public async Task Channel_names_are_normalised_and_a_category_holds_fifty()
    {
        await using var town = await Town.StartAsync();
        var path = $"/guilds/{town.GuildId}/channels";
        JsonObject Body(string name) => new() { ["name"] = name, ["parent_id"] = town.Channel("Tickets") };
        var first = await town.Bot.PostAsync(path, Body("Billing: 客服 №1, Übung!"));
        Assert.Equal("billing-客服-№1-übung", (string)first["name"]!);
        Assert.Equal(2, first["permission_overwrites"].AsArray().Count);
        for (var i = 1; i < 50; i++)
            Assert.Equal(201, (await town.Bot.PostAsync(path, Body("t"))).Status);
        Assert.Equal("CHANNEL_PARENT_MAX_CHANNELS", (await town.Bot.PostAsync(path, Body("t"))).ErrorAt("parent_id"));
        Assert.Equal(
            "CHANNEL_PARENT_INVALID",
            (await town.Bot.PostAsync(path, new JsonObject { ["name"] = "x", ["parent_id"] = "1" })).ErrorAt("parent_id")
        );
        Assert.Equal(
            "BASE_TYPE_MAX_LENGTH",
            (await town.Bot.PostAsync(path, new JsonObject { ["name"] = "x", ["topic"] = new string('x', 1025) })).ErrorAt("topic")
        );
    }

    private static async Task CodeAsync(int status, int code, Task<Reply> request)
    {
        var reply = await request;
        Assert.Equal((status, code), (reply.Status, reply.Code ?? 0));
    }
}
