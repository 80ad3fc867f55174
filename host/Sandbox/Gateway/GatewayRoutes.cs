using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>The address of the gateway and the session start limit.</summary>
internal sealed class GatewayRoutes(SessionStarts starts)
{
    private const int GuildsForEachShard = 1000;

    public void Add(RouteTable routes)
    {
        routes.Add(
            new Operation("GET", "/gateway", call => InteractionResponder.Ok(new JsonObject { ["url"] = Url(call.World) })) { Open = true }
        );
        routes.Get("/gateway/bot", ForBots);
    }

    public static string Url(SandboxWorld world) => $"ws://{world.Url.Authority}/gateway";

    private InteractionResponder ForBots(Call call) =>
        InteractionResponder.Ok(
            new JsonObject
            {
                ["url"] = call.Caller.Bot ? Url(call.World) : throw Refuse.OnlyBots(),
                ["shards"] = 1 + call.World.State.Guilds.Values.Count(g => g.Members.ContainsKey(call.Caller.Id)) / GuildsForEachShard,
                ["session_start_limit"] = starts.View(),
            }
        );
}
