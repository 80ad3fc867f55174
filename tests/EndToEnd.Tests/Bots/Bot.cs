using System.Text.Json.Nodes;
using DCTicket.Discord.Connection;
using DCTicket.Host;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>The whole host, as Program puts it together, in this process.</summary>
public sealed class Bot : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _disposed;

    private Bot(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the bot.</summary>
    /// <param name="sandbox">The Sandbox to connect to.</param>
    /// <param name="token">The bot's token there.</param>
    /// <param name="folder">Where it keeps its data and logs.</param>
    /// <param name="plugins">The entries of plugins.json; null for Tickets with short times.</param>
    /// <param name="configure">What the test changes about the host.</param>
    public static async Task<Bot> StartAsync(
        Uri sandbox,
        string token,
        string folder,
        JsonArray? plugins = null,
        Action<IServiceCollection>? configure = null
    )
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "plugins.json");
        plugins ??= [TestPlugins.Tickets()];
        await File.WriteAllTextAsync(file, new JsonObject { ["plugins"] = plugins }.ToJsonString());
        var builder = BotHost.Configure([
            $"--Discord:Token={token}",
            $"--Discord:RestUrl={new Uri(sandbox, "/api/v10/")}",
            $"--Plugins:File={file}",
            $"--Plugins:Folder={TestPlugins.Folder}",
            $"--Data:Folder={Path.Combine(folder, "data")}",
            $"--Logs:Folder={Path.Combine(folder, "logs")}",
            "--Logs:Console=false",
            "--Serilog:MinimumLevel:Default=Debug",
        ]);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment);
        var host = await BotHost.BuildAsync(
            builder,
            settings,
            new DiscordAddress(settings.RestUrl, token),
            configure,
            CancellationToken.None
        );
        try
        {
            await host.StartAsync();
            var connection = host.Services.GetRequiredService<IDiscordConnection>();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (connection.State != ConnectionState.Ready)
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
            return new Bot(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _host.StopAsync();
        _host.Dispose();
    }
}
