using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Sandbox;
using DCTicket.Testing;

[assembly: AssemblyFixture(typeof(World))]

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>One Sandbox and one bot for the whole assembly; each test has a guild of its own.</summary>
public sealed class World : IAsyncLifetime
{
    private SandboxServer? _sandbox;
    private Bot? _bot;

    /// <summary>Left behind for whoever looks into a failure; the next run clears it.</summary>
    public string Folder { get; } = Path.Combine(TestPlugins.Folder, "end-to-end");

    public Uri Sandbox => _sandbox!.Url;

    public string Token => _sandbox!.BotToken;

    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        _sandbox = await SandboxServer.StartAsync(TestSandbox.Options, SandboxLog.Create(Path.Combine(Folder, "sandbox.log")));
        _bot = await TestBot.StartAsync(Sandbox, Token, Folder, new JsonArray(TestPlugins.Tickets(), TestPlugins.Probe()));
    }

    public Task<Guild> NewGuildAsync() => Guild.CreateAsync(Sandbox);

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }
}
