using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed class StoryTests
{
    [Fact]
    public async Task A_ticket_is_opened_by_button_and_form_and_answered_in_its_channel()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var carl = await town.GatewayAsync("carl");
        var tess = await town.GatewayAsync("tess");

        var panel = await town.Bot.PostAsync($"/channels/{town.Channel("support")}/messages", Panel());
        Assert.Equal(200, panel.Status);
        await carl.WaitAsync("MESSAGE_CREATE");

        var click = town.Interaction(3, town.Channel("support"), carl, new JsonObject { ["component_type"] = 2, ["custom_id"] = "open" });
        click["message_id"] = (string)panel["id"]!;
        Assert.Equal(204, (await town.As("carl").PostAsync("/interactions", click)).Status);
        await carl.WaitAsync("INTERACTION_CREATE");
        var clicked = (await bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
        Assert.Equal(3, (int)clicked["type"]!);
        Assert.Equal(204, (await town.AnswerAsync(clicked, 9, Modal())).Status);

        var modal = (await carl.WaitAsync("INTERACTION_MODAL_CREATE"))["d"]!;
        var submit = town.Interaction(
            5,
            town.Channel("support"),
            carl,
            new JsonObject
            {
                ["id"] = (string)modal["id"]!,
                ["custom_id"] = "form",
                ["components"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = 18,
                        ["component"] = new JsonObject
                        {
                            ["type"] = 4,
                            ["custom_id"] = "what",
                            ["value"] = "It is broken",
                        },
                    }
                ),
            }
        );
        Assert.Equal(204, (await town.As("carl").PostAsync("/interactions", submit)).Status);
        var submitted = (await bot.WaitAsync("INTERACTION_CREATE"))["d"]!;
        Assert.Equal("It is broken", (string)submitted["data"]!["components"]![0]!["component"]!["value"]!);
        Assert.Equal(204, (await town.AnswerAsync(submitted, 5, new JsonObject { ["flags"] = 64 })).Status);

        var channel = await town.Bot.PostAsync($"/guilds/{town.GuildId}/channels", Ticket(town));
        Assert.Equal(201, channel.Status);
        var id = (string)channel["id"]!;
        await carl.WaitAsync("CHANNEL_CREATE", d => (string)d["id"]! == id);
        await tess.WaitAsync("CHANNEL_CREATE", d => (string)d["id"]! == id);
        var link = await town.Open.PatchAsync(town.Hook(submitted) + "/messages/%40original", new JsonObject { ["content"] = $"<#{id}>" });
        Assert.Equal(200, link.Status);
        await carl.WaitAsync("MESSAGE_UPDATE", d => ((string)d["content"]!).Contains(id, StringComparison.Ordinal));

        Assert.Equal(200, (await town.As("carl").PostAsync($"/channels/{id}/messages", new JsonObject { ["content"] = "hello" })).Status);
        Assert.Equal("hello", (string)(await bot.WaitAsync("MESSAGE_CREATE", d => (string)d["channel_id"]! == id))["d"]!["content"]!);
        Assert.Equal(403, (await town.As("cora").GetAsync($"/channels/{id}/messages")).Status);
        Assert.Equal(200, (await town.Bot.DeleteAsync($"/channels/{id}")).Status);
        await carl.WaitAsync("CHANNEL_DELETE", d => (string)d["id"]! == id);
    }

    private static JsonObject Panel() =>
        new()
        {
            ["content"] = "Need help?",
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 2,
                            ["style"] = 1,
                            ["label"] = "Open",
                            ["custom_id"] = "open",
                        }
                    ),
                }
            ),
        };

    private static JsonObject Modal() =>
        new()
        {
            ["custom_id"] = "form",
            ["title"] = "What is it about?",
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 18,
                    ["label"] = "What",
                    ["component"] = new JsonObject
                    {
                        ["type"] = 4,
                        ["custom_id"] = "what",
                        ["style"] = 2,
                        ["min_length"] = 5,
                    },
                }
            ),
        };

    private static JsonObject Ticket(Town town) =>
        new()
        {
            ["name"] = "Ticket 1 Carl!",
            ["parent_id"] = town.Channel("Tickets"),
            ["permission_overwrites"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = town.GuildId,
                    ["type"] = 0,
                    ["deny"] = "1024",
                },
                new JsonObject
                {
                    ["id"] = town.Role("Tech Support"),
                    ["type"] = 0,
                    ["allow"] = "3072",
                },
                new JsonObject
                {
                    ["id"] = town.UserId("carl"),
                    ["type"] = 1,
                    ["allow"] = "3072",
                },
                new JsonObject
                {
                    ["id"] = town.ApplicationId,
                    ["type"] = 1,
                    ["allow"] = "3072",
                }
            ),
        };
}
