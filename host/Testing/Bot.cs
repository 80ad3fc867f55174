using System.Text.Json.Nodes;
using DCTicket.Discord.Connection;
using DCTicket.Host;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DCTicket.Testing;

/// <summary>The whole host, as its program puts it together, in this process. <see cref="TestDiscord"/> starts one.</summary>
public sealed class Bot : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _disposed;

    private Bot(IHost host) => _host = host;

    /// <summary>The services of the host, not of a plugin.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the bot, and waits until it is connected.</summary>
    /// <param name="sandbox">The Sandbox to connect to.</param>
    /// <param name="token">The bot's token there.</param>
    /// <param name="folder">Where it keeps its plugins.json, data and logs.</param>
    /// <param name="plugins">The entries of plugins.json.</param>
    /// <param name="pluginsFolder">The folder of the plugins; null if the entries have full paths.</param>
    /// <param name="configure">What the test changes about the host.</param>
    public static async Task<Bot> StartAsync(
        Uri sandbox,
        string token,
        string folder,
        JsonArray plugins,
        string? pluginsFolder = null,
        Action<IServiceCollection>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(plugins);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "plugins.json");
        await File.WriteAllTextAsync(file, new JsonObject { ["plugins"] = plugins }.ToJsonString());
        var builder = BotHost.Configure([
            $"--Discord:Token={token}",
            $"--Discord:RestUrl={new Uri(sandbox, "/api/v10/")}",
            $"--Plugins:File={file}",
            $"--Data:Folder={Path.Combine(folder, "data")}",
            $"--Logs:Folder={Path.Combine(folder, "logs")}",
            "--Logs:Console=false",
            "--Serilog:MinimumLevel:Default=Debug",
        ]);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment) with { PluginsFolder = pluginsFolder };
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

    /// <summary>Stops the bot as its program would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _host.StopAsync();
        _host.Dispose();
    }
}
