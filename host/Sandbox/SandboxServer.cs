using System.Net;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Control;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.Page;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Webhooks;
using DCTicket.Sandbox.World;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Sandbox;

/// <summary>A Discord on loopback: REST v10, gateway v10 and a CDN over one saved world.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxWorld _world;
    private readonly WorldSaver? _saver;
    private readonly Recorder? _recorder;
    private readonly ThreadArchiver _archiver;

    private SandboxServer(WebApplication app, SandboxWorld world, WorldSaver? saver, Recorder? recorder) =>
        (_app, _world, _saver, _recorder, _archiver) = (app, world, saver, recorder, new ThreadArchiver(world));

    /// <summary>Where it really listens.</summary>
    public Uri Url => _world.Url;

    public string BotToken => _world.Bot.Token;

    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, ILoggerFactory? logs = null, CancellationToken cancellationToken = default)
    {
        var logger = (logs ?? NullLoggerFactory.Instance).CreateLogger("DCTicket.Sandbox");
        var file = options.DataFolder is null ? null : new WorldFile(options.DataFolder);
        var saved = file?.Load();
        var world = new SandboxWorld(saved ?? Seed.NewState(options.Time.GetUtcNow()), options.Time);
        var store = new AttachmentStore(options.DataFolder);
        var saver = file is null ? null : new WorldSaver(world, file, store, logger);
        if (saved is null)
        {
            lock (world.Gate)
                Seed.AddGuild(world, "DCTicket Demo");
        }

        var recorder = Recorder.In(options.RecordFolder);
        var app = Build(options, world, store, recorder, logger);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            if (saver is not null)
                await saver.DisposeAsync();
            if (recorder is not null)
                await recorder.DisposeAsync();
            throw;
        }

        world.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new SandboxServer(app, world, saver, recorder);
    }

    public async ValueTask DisposeAsync()
    {
        _archiver.Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        if (_saver is not null)
            await _saver.DisposeAsync();
        if (_recorder is not null)
            await _recorder.DisposeAsync();
    }

    private static WebApplication Build(SandboxOptions options, SandboxWorld world, AttachmentStore store, Recorder? recorder, ILogger logger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyReader.MaxRequest;
            if (options.Url.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
                throw new ArgumentException($"The Sandbox listens on loopback only, not on {options.Url.Host}.");
            kestrel.Listen(options.Url.Host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback, options.Url.Port);
        });
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        var app = builder.Build();
        var hub = new GatewayHub(world, options, recorder);
        world.Published = hub.Dispatch;
        var starts = new SessionStarts(world, options);
        var desk = new InteractionDesk(world, store, options);
        var unimplemented = new Unimplemented();
        var routes = Routes(options, world, store, hub, desk, unimplemented);
        new GatewayRoutes(starts).Add(routes);
        var limiter = options.RateLimits && options.Level != SandboxLevel.Fast ? new RateLimiter(options.Time) : null;
        var rest = new RestPipeline(world, routes, limiter, unimplemented, logger);
        Func<HttpContext, Task> api = recorder is null ? rest.RunAsync : new RecordedRest(recorder, rest.RunAsync).RunAsync;
        var identify = new Identify(world, hub, starts, options, logger);
        var gateway = new GatewayEndpoint(world, hub, identify, new Resume(world, hub), options, logger);
        var cdn = new CdnEndpoint(world, store, desk);
        var page = new PageEndpoint();
        app.UseWebSockets();
        app.Run(http => http.Request.Path.Value switch
        {
            "/gateway" or "/gateway/" or "/" when http.WebSockets.IsWebSocketRequest => gateway.RunAsync(http),
            { } path when path.StartsWith("/cdn/", StringComparison.Ordinal) => cdn.RunAsync(http),
            _ when PageEndpoint.Serves(http.Request) => page.RunAsync(http),
            _ => api(http),
        });
        return app;
    }

    private static RouteTable Routes(
        SandboxOptions options, SandboxWorld world, AttachmentStore store, GatewayHub hub, InteractionDesk desk, Unimplemented unimplemented)
    {
        var routes = new RouteTable();
        var messages = new Messages(world, store);
        UserRoutes.Add(routes, options.PrivilegedIntents);
        DirectMessages.Add(routes);
        GuildRoutes.Add(routes);
        MemberRoutes.Add(routes);
        new ChannelRoutes(messages).Add(routes);
        OverwriteRoutes.Add(routes);
        new MessageRoutes(messages).Add(routes);
        ReactionRoutes.Add(routes);
        new PinRoutes(messages).Add(routes);
        CommandRoutes.Add(routes);
        CommandIndex.Add(routes);
        new PersonInteractions(desk, hub).Add(routes);
        new Callback(desk, messages).Add(routes);
        WebhookRoutes.Add(routes);
        new WebhookMessages(messages, new FollowUps(desk, messages)).Add(routes);
        new ThreadRoutes(messages).Add(routes);
        new ThreadMemberRoutes(messages, options.PrivilegedIntents).Add(routes);
        ThreadLists.Add(routes);
        AuditRoutes.Add(routes);
        new WorldControl(unimplemented).Add(routes);
        new GatewayControl(hub).Add(routes);
        return routes;
    }
}
