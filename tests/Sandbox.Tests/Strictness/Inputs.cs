using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests.Strictness;

internal static class Inputs
{
    internal static Task<Reply> SendAsync(Town town, JsonObject component) =>
        town.Bot.PostAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject
            {
                ["content"] = "x",
                ["components"] = new JsonArray(new JsonObject { ["type"] = 1, ["components"] = new JsonArray(component) }),
            }
        );

    internal static (int, int) Code(Reply reply) => (reply.Status, reply.Code ?? 0);
}
