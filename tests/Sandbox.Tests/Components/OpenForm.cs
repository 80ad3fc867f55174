using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Components;

/// <summary>Carl ran a command, and the bot may answer it with a form.</summary>
internal sealed class OpenForm(Town town, GatewayClient bot, GatewayClient carl, JsonNode interaction) : IAsyncDisposable
{
    public Town Town => town;
    public GatewayClient Bot => bot;

    public static async Task<OpenForm> CommandAsync()
    {
        var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        var carl = await town.GatewayAsync("carl");
        var command = await town.CommandAsync(new JsonObject { ["name"] = "form", ["description"] = "x" });
        return new OpenForm(town, bot, carl, await town.RunAsync("carl", carl, bot, command));
    }

    /// <summary>Answers with a form of these inputs, each in a label.</summary>
    public Task<Reply> ShowAsync(params JsonNode[] inputs) =>
        town.AnswerAsync(
            interaction,
            9,
            new JsonObject
            {
                ["custom_id"] = "form",
                ["title"] = "Form",
                ["components"] = new JsonArray([
                    .. inputs.Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["type"] = 18,
                                ["label"] = "Label",
                                ["component"] = i.DeepClone(),
                            }
                    ),
                ]),
            }
        );

    public async Task<Reply> SubmitAsync((string Name, byte[] Bytes)[] files, params (string CustomId, int Type, JsonNode? Value)[] inputs)
    {
        var body = town.Interaction(
            5,
            town.Channel("general"),
            carl,
            new JsonObject
            {
                ["id"] = (string)interaction["id"]!,
                ["custom_id"] = "form",
                ["components"] = new JsonArray([
                    .. inputs.Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["type"] = 18,
                                ["component"] = new JsonObject
                                {
                                    ["type"] = i.Type,
                                    ["custom_id"] = i.CustomId,
                                    [i.Value is JsonArray ? "values" : "value"] = i.Value,
                                },
                            }
                    ),
                ]),
            }
        );
        return files.Length == 0
            ? await town.As("carl").PostAsync("/interactions", body)
            : await town.As("carl").UploadAsync("/interactions", body, files);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();
}
