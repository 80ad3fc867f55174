using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Control;

/// <summary>An outage of a guild: GUILD_DELETE with unavailable, no events, then GUILD_CREATE.</summary>
internal static class OutageControl
{
    public static void Add(RouteTable routes)
    {
        const string outage = "/sandbox/guilds/{guild}/outage";
        routes.Add(new Operation("POST", outage, Begin) { Control = true });
        routes.Add(new Operation("DELETE", outage, End) { Control = true });
    }

    private static InteractionResponder Begin(Call call)
    {
        var guild = Find(call);
        ToBot(call, new JsonObject { ["id"] = guild.Id.Text(), ["unavailable"] = true }, "GUILD_DELETE");
        call.World.Outages.Add(guild.Id);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder End(Call call)
    {
        var guild = Find(call);
        if (call.World.Outages.Remove(guild.Id) && guild.Members.ContainsKey(call.World.Bot.Id))
            ToBot(call, GuildView.Create(call.World, guild, call.World.Bot), "GUILD_CREATE");
        return InteractionResponder.NoContent;
    }

    private static Guild Find(Call call) => call.World.Guild(call.Id("guild")) ?? throw Refuse.UnknownGuild();

    private static void ToBot(Call call, JsonObject data, string name) =>
        call.World.Publish(new WorldEvent(name, data, Intent.Guilds, u => u == call.World.Bot.Id));
}
