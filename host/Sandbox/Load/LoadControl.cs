using System.Text.Json.Nodes;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Load;

/// <summary>Load tests: floods of events, and many large guilds.</summary>
internal sealed class LoadControl(GatewayHub hub, SandboxOptions options)
{
    private const int MaxEvents = 20_000;
    private const int MaxGuilds = 100;
    private const int MaxChannels = 500;
    private const int MaxRoles = 250;

    private Flood? _flood;

    public void Add(RouteTable routes)
    {
        routes.Add(new Operation("POST", "/sandbox/load/events", call => Allowed(() => Events(call))) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/load/guilds", call => Allowed(() => Guilds(call))) { Control = true });
    }

    private InteractionResponder Allowed(Func<InteractionResponder> run) =>
        options.Faults ? run() : throw new ApiException(404, 0, "Load is off; start the Sandbox with --faults.");

    private InteractionResponder Events(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var kind = form.Text("kind", 1, 20, required: true);
        var count = form.Integer("count", 1, MaxEvents) ?? 1;
        if (kind is not (null or Flood.Messages or Flood.Noise or Flood.Pins))
            form.Wrong("kind", "BASE_TYPE_CHOICES", $"Value must be one of ({Flood.Messages}, {Flood.Noise}, {Flood.Pins}).");
        errors.ThrowIfAny();
        _flood ??= new Flood(call.World);
        var sessions = 0;
        for (var i = 0; i < count; i++)
        {
            var (name, data) = _flood.Next(kind!);
            sessions = hub.DispatchToBots(name, data);
        }

        return InteractionResponder.Ok(new JsonObject { ["sessions"] = sessions });
    }

    private static InteractionResponder Guilds(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var count = form.Integer("count", 1, MaxGuilds) ?? 1;
        var channels = form.Integer("channels", 0, MaxChannels) ?? 0;
        var roles = form.Integer("roles", 0, MaxRoles) ?? 0;
        errors.ThrowIfAny();
        var world = call.World;
        for (var i = 0; i < count; i++)
        {
            var guild = LargeGuild.Add(world, (int)channels, (int)roles);
            world.Publish(new WorldEvent("GUILD_CREATE", GuildView.Create(world, guild, world.Bot), Intent.Guilds, u => u == world.Bot.Id));
        }

        return InteractionResponder.Ok(new JsonObject { ["guilds"] = world.State.Guilds.Count });
    }
}
