using System.Reflection;
using System.Text.Json.Nodes;
using DCTicket.Testing;

namespace Snippets.Tests;

/// <summary>A Discord, and a bot with Tickets and this plugin.</summary>
public sealed class World : IAsyncLifetime
{
    private TestDiscord? _discord;

    /// <summary>The plugin's settings; null for none.</summary>
    public JsonObject? Settings { get; init; }

    public static string PluginFolder { get; } =
        typeof(World).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == "PluginFolder").Value!;

    public async ValueTask InitializeAsync() =>
        _discord = await TestDiscord.StartAsync(TestPlugin.Tickets, TestPlugin.InFolder(PluginFolder) with { Settings = Settings });

    public Task<TestGuild> NewGuildAsync() => _discord!.NewGuildAsync();

    /// <summary>Restarts the bot with the same data.</summary>
    public Task RestartAsync() => _discord!.RestartBotAsync();

    /// <summary>The bot's log so far.</summary>
    public string Log() => _discord!.ReadLog();

    public async ValueTask DisposeAsync()
    {
        if (_discord is not null)
            await _discord.DisposeAsync();
    }
}
