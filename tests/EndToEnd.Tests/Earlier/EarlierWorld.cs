using System.IO.Compression;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Host.Jobs;
using DCTicket.Sandbox;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DCTicket.EndToEnd.Tests.Earlier;

/// <summary>
/// A bot of today on the data that the version of 2026-11-30 left behind, before Tickets was divided into areas, and on the world of its
/// Sandbox. It is still that evening: nothing has expired.
/// </summary>
public sealed class EarlierWorld(World world) : IAsyncLifetime
{
    private SandboxServer? _sandbox;
    private Bot? _bot;

    public Uri Url => _sandbox!.Url;

    public Bot Bot => _bot!;

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(world.Folder, "earlier");
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(AppContext.BaseDirectory, "Earlier", "2026-11-30.zip"), folder);
        var clock = new ClockFrom(new DateTimeOffset(2026, 11, 30, 20, 30, 0, TimeSpan.Zero));
        _sandbox = await SandboxServer.StartAsync(
            TestSandbox.Options with
            {
                DataFolder = Path.Combine(folder, "world"),
                Time = clock,
            },
            SandboxLog.Create(Path.Combine(folder, "sandbox.log"))
        );
        _bot = await TestBot.StartAsync(
            Url,
            _sandbox.BotToken,
            Path.Combine(folder, "bot"),
            new JsonArray(TestPlugins.Tickets(), TestPlugins.Probe()),
            services =>
                services
                    .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
                    // Jobs are due by this one.
                    .Replace(ServiceDescriptor.Singleton(new MonotonicTime(clock)))
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }
}
