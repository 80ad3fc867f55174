using System.Net;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Clock;
using DCTicket.Sandbox.Recording;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Threads;
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

    /// <summary>The actual address.</summary>
    public Uri Url => _world.Url;

    public string BotToken => _world.Bot.Token;

    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options,
        ILoggerFactory? logs = null,
        CancellationToken cancellationToken = default
    )
    {
        var logger = (logs ?? NullLoggerFactory.Instance).CreateLogger("DCTicket.Sandbox");
        var file = options.DataFolder is null ? null : new WorldFile(options.DataFolder);
        var saved = file?.Load();
        var clock = new VirtualClock(options.Time);
        var world = new SandboxWorld(saved ?? Seed.NewState(clock.GetUtcNow()), clock) { MayReadContent = options.PrivilegedIntents };
        var store = new AttachmentStore(options.DataFolder);
        var saver = file is null ? null : new WorldSaver(world, file, store, logger);
        if (saved is null)
        {
            lock (world.Gate)
                Seed.AddGuild(world, "DCTicket Demo");
        }

        var recorder = Recorder.In(options.RecordFolder);
        var app = Build(options, new Composition(options, world, clock, store, recorder, logger).Create());
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

    private static WebApplication Build(SandboxOptions options, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = BodyReader.MaxRequest;
                if (options.Url.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
                    throw new ArgumentException($"The Sandbox listens on loopback only, not on {options.Url.Host}.");
                kestrel.Listen(options.Url.Host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback, options.Url.Port);
            });
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(handle);
        return app;
    }
}
