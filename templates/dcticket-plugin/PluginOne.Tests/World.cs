using System.Reflection;
using DCTicket.Testing;

[assembly: AssemblyFixture(typeof(PluginOne.Tests.World))]

namespace PluginOne.Tests;

/// <summary>A Discord on this machine, and a bot with Tickets and this plugin. Each test has a guild of its own.</summary>
public sealed class World : IAsyncLifetime
{
    private static readonly string PluginFolder = typeof(World)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(item => item.Key == "PluginFolder")
        .Value!;

    private TestDiscord? _discord;

    public TestDiscord Discord => _discord!;

    public async ValueTask InitializeAsync() =>
        _discord = await TestDiscord.StartAsync(
            TestPlugin.Tickets,
            TestPlugin.InFolder(PluginFolder)
        );

    public async ValueTask DisposeAsync()
    {
        if (_discord is not null)
            await _discord.DisposeAsync();
    }
}
