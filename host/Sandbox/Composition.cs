using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Bans;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Clock;
using DCTicket.Sandbox.Commands;
using DCTicket.Sandbox.Control;
using DCTicket.Sandbox.Expressions;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.Load;
using DCTicket.Sandbox.Page;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Search;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Webhooks;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox;

/// <summary>Registers the services.</summary>
internal sealed class Composition(
    SandboxOptions options,
    SandboxWorld world,
    VirtualClock clock,
    AttachmentStore store,
    Recorder? recorder,
    ILogger logger
)
{
    private readonly RouteTable _routes = new();
    private readonly FaultBox _faults = new();
    private readonly InteractionDesk _desk = new(world, store, options);

    /// <summary>Handles every request.</summary>
    public RequestDelegate Create()
    {
        var gatewayFaults = new GatewayFaults(_faults, world, options, logger);
        var hub = new GatewayHub(world, options, gatewayFaults, recorder);
        world.Published = hub.Dispatch;
        var starts = new SessionStarts(world, options);
        var rest = Rest(hub, starts);
        var identify = new Identify(world, hub, starts, gatewayFaults, options, logger);
        var resume = new Resume(world, hub, gatewayFaults);
        var gateway = new GatewayEndpoint(world, hub, identify, resume, gatewayFaults, options, logger);
        var cdn = new CdnEndpoint(world, store, _desk);
        var page = new PageEndpoint();
        return http =>
            http.Request.Path.Value switch
            {
                "/gateway" or "/gateway/" or "/" when http.WebSockets.IsWebSocketRequest => gateway.RunAsync(http),
                { } path when path.StartsWith("/cdn/", StringComparison.Ordinal) => cdn.RunAsync(http),
                _ when PageEndpoint.Serves(http.Request) => page.RunAsync(http),
                _ => rest(http),
            };
    }

    private Func<HttpContext, Task> Rest(GatewayHub hub, SessionStarts starts)
    {
        var unimplemented = new Unimplemented();
        var invalid = new InvalidRequests(world, options, logger);
        AddDiscord(hub, starts);
        AddControl(hub, unimplemented, invalid);
        var limiter = options.RateLimits && options.Level != SandboxLevel.Fast ? new RateLimiter(clock) : null;
        var faults = new RestFaults(_faults, world, _routes, _desk, options, logger);
        var guards = new RestGuards(limiter, invalid, faults, unimplemented, options.Level == SandboxLevel.Strict, logger);
        var rest = new RestPipeline(world, _routes, guards, logger);
        return recorder is null ? rest.RunAsync : new RecordedRest(recorder, options.Level, rest.RunAsync).RunAsync;
    }

    private void AddDiscord(GatewayHub hub, SessionStarts starts)
    {
        var messages = new Messages(world, store);
        new GatewayRoutes(starts).Add(_routes);
        UserRoutes.Add(_routes, options.PrivilegedIntents);
        new DirectMessages().Add(_routes);
        GuildRoutes.Add(_routes);
        MemberRoutes.Add(_routes);
        new ChannelRoutes(messages).Add(_routes);
        OverwriteRoutes.Add(_routes);
        new MessageRoutes(messages).Add(_routes);
        ReactionRoutes.Add(_routes);
        new PinRoutes(messages).Add(_routes);
        CommandRoutes.Add(_routes);
        CommandPermissionRoutes.Add(_routes);
        CommandIndex.Add(_routes);
        new PersonInteractions(_desk, hub).Add(_routes);
        new Callback(_desk, messages).Add(_routes);
        WebhookRoutes.Add(_routes);
        new WebhookMessages(messages, new FollowUps(_desk, messages)).Add(_routes);
        new ThreadRoutes(messages).Add(_routes);
        new ThreadMemberRoutes(messages, options.PrivilegedIntents).Add(_routes);
        ThreadLists.Add(_routes);
        AuditRoutes.Add(_routes);
        new MemberLists(options.PrivilegedIntents).Add(_routes);
        BanRoutes.Add(_routes);
        EmojiRoutes.Add(_routes);
        MoreRoutes.Add(_routes);
        Positions.Add(_routes);
        new SearchRoutes(options.PrivilegedIntents).Add(_routes);
        RefreshRoutes.Add(_routes);
    }

    private void AddControl(GatewayHub hub, Unimplemented unimplemented, InvalidRequests invalid)
    {
        new WorldControl(unimplemented, invalid).Add(_routes);
        new GatewayControl(hub).Add(_routes);
        new MessageControl(new Messages(world, store)).Add(_routes);
        OutageControl.Add(_routes);
        new ClockControl(clock).Add(_routes);
        new FaultControl(_faults, options).Add(_routes);
        new LoadControl(hub, options).Add(_routes);
    }
}
