using System.Diagnostics;
using System.Text.Json.Nodes;
using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Sandbox;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>A Sandbox of a class's own, for tests whose bot is not like the others'.</summary>
public sealed class OwnWorld(World world) : IAsyncLifetime
{
    private SandboxServer? _sandbox;

    public Uri Url => _sandbox!.Url;

    /// <summary>A new folder for a bot.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(world.Folder, "own", Guid.NewGuid().ToString("N"))).FullName;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxServer.StartAsync(TestSandbox.Options);

    public Task<Guild> NewGuildAsync() => Guild.CreateAsync(Url);

    /// <summary>Starts a bot; its requests are recorded. It is ready when this ends.</summary>
    public async Task<Bot> StartBotAsync(string folder, params JsonNode?[] plugins)
    {
        var bot = await TestBot.StartAsync(
            Url,
            _sandbox!.BotToken,
            folder,
            new JsonArray([.. plugins.Select(p => p?.DeepClone())]),
            RecordingConnection.Insert
        );
        var connection = bot.Services.GetRequiredService<IDiscordConnection>();
        var start = Stopwatch.GetTimestamp();
        while (connection.State != ConnectionState.Ready)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "The bot does not get ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }
}
