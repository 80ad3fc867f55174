using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class UserRoutes
{
    public static void Add(RouteTable routes, bool privileged)
    {
        routes.Get("/users/@me", call => InteractionResponder.Ok(UserView.Private(call.Caller)));
        routes.Get(
            "/users/{user}",
            call => InteractionResponder.Ok(UserView.Of(call.World.User(call.Id("user")) ?? throw Refuse.UnknownUser()))
        );
        routes.Get("/users/@me/guilds", Guilds);
        routes.Get("/applications/@me", Application);
        routes.Get("/oauth2/applications/@me", Application);

        InteractionResponder Application(Call call) =>
            call.Caller.Bot ? InteractionResponder.Ok(UserView.Application(call.World, privileged)) : throw Refuse.OnlyBots();
    }

    private static InteractionResponder Guilds(Call call)
    {
        var mine = call.World.State.Guilds.Values.Where(g => g.Members.ContainsKey(call.Caller.Id));
        return InteractionResponder.Ok(
            GuildView.List(
                mine,
                g => new JsonObject
                {
                    ["id"] = g.Id.Text(),
                    ["name"] = g.Name,
                    ["icon"] = null,
                    ["banner"] = null,
                    ["owner"] = g.OwnerId == call.Caller.Id,
                    ["permissions"] = Permission.InGuild(g, g.Members[call.Caller.Id], call.World.Now).Text(),
                    ["features"] = new JsonArray(),
                }
            )
        );
    }
}
