using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native;
using DCTicket.Discord.Rest;
using DCTicket.Host.Plugins;
using DCTicket.Host.Sessions;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace DCTicket.Host.Startup;

/// <summary>
/// The prerequisites of the services: the data folder, plugins.json, the connection, and the application of the bot token.
/// </summary>
/// <param name="Data">The data folder, locked by this process.</param>
/// <param name="Plugins">The entries of plugins.json.</param>
/// <param name="Connection">The connection to Discord; its gateway is not open yet.</param>
/// <param name="Application">The application of the bot token.</param>
internal sealed record HostBootstrap(
    DataFolder Data,
    IReadOnlyList<PluginEntry> Plugins,
    IDiscordConnection Connection,
    Application Application
)
{
    /// <summary>Creates them; waits while Discord cannot be reached.</summary>
    /// <exception cref="StartupException">Something is wrong that an admin can fix.</exception>
    public static async Task<HostBootstrap> CreateAsync(
        HostSettings settings,
        DiscordAddress discord,
        Serilog.ILogger logger,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var loggers = new SerilogLoggerFactory(logger);
        var plugins = PluginsFile.Read(settings.PluginsFile, settings.PluginsFolder);
        var data = DataFolder.Take(settings.DataFolder);
        var connection = Connect(settings, discord, data, loggers, time);
        try
        {
            var reach = new DiscordReadiness(settings, time, loggers.CreateLogger<DiscordReadiness>());
            var application = await reach.AskAsync(cancel => AskAsync(connection, cancel), cancellationToken);
            // A Sandbox needs no invite link.
            if (settings.Token is not null && discord.RestUrl is null)
                logger.Information("Invite the bot to a server: {InviteLink}", InviteLink.Of(application.Id));
            return new HostBootstrap(data, plugins, connection, application);
        }
        catch
        {
            await connection.DisposeAsync();
            data.Dispose();
            throw;
        }
    }

    private static NativeConnection Connect(
        HostSettings settings,
        DiscordAddress discord,
        DataFolder data,
        ILoggerFactory loggers,
        TimeProvider time
    )
    {
        var options = new NativeConnectionOptions { Token = discord.Token, Compress = settings.Compress };
        return new NativeConnection(
            discord.RestUrl is { } url ? options with { RestUrl = url } : options,
            time,
            loggers,
            new NativeConnectionParts
            {
                // The rate limits of an in-process Sandbox end with it.
                Refusals = settings.Token is null
                    ? null
                    : new RefusalFile(data.RefusalsFile, settings, loggers.CreateLogger<RefusalFile>()),
            }
        );
    }

    private static async Task<Application> AskAsync(IDiscordConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await Application.GetAsync(connection, cancellationToken);
        }
        catch (DiscordException e) when (e.Status == 401)
        {
            throw new StartupException(
                "Discord does not know the bot token. Copy it again from the developer portal, under Bot, and set DCTICKET_Discord__Token.",
                e
            );
        }
    }
}
