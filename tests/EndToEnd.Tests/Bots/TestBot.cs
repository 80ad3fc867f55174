using System.Text.Json.Nodes;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>A bot with plugins of this repository.</summary>
internal static class TestBot
{
    /// <summary>Starts it.</summary>
    /// <param name="sandbox">The Sandbox to connect to.</param>
    /// <param name="token">The bot's token there.</param>
    /// <param name="folder">Where it keeps its data and logs.</param>
    /// <param name="plugins">The entries of plugins.json.</param>
    /// <param name="configure">What the test changes about the host.</param>
    public static Task<Bot> StartAsync(
        Uri sandbox,
        string token,
        string folder,
        JsonArray plugins,
        Action<IServiceCollection>? configure = null
    ) => Bot.StartAsync(sandbox, token, folder, plugins, TestPlugins.Folder, configure);
}
