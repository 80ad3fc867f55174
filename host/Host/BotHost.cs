using System.Text.Json;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Sessions;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using DCTicket.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace DCTicket.Host;

/// <summary>Puts the program together.</summary>
internal static class BotHost
{
    /// <summary>How long a stop takes at most.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Reads the configuration: appsettings.json, user secrets, files of secrets, DCTICKET_… of the environment, the command line; the last
    /// one wins.
    /// </summary>
    public static HostApplicationBuilder Configure(string[] args)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            ApplicationName = "DCTicket",
            EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        try
        {
            builder.Configuration
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false)
                .AddJsonFile(
                    Path.Combine(AppContext.BaseDirectory, $"appsettings.{builder.Environment.EnvironmentName}.json"), optional: true);
            if (builder.Environment.IsDevelopment())
                builder.Configuration.AddUserSecrets(typeof(BotHost).Assembly, optional: true);
            builder.Configuration
                .AddEnvironmentVariables("DCTICKET_")
                .AddCommandLine([.. args.Select(arg => arg == "--sandbox" ? "--sandbox-mode=true" : arg)]);
            SecretFiles.Add(builder.Configuration, Environment.GetEnvironmentVariable(SecretFiles.SystemdVariable));
        }
        catch (InvalidDataException e)
        {
            // It names the file; what is wrong in it, and where, is two exceptions deeper. The reader's own message may repeat the
            // value.
            var why = e.GetBaseException() is JsonException json
                ? $"Line {json.LineNumber + 1} is not JSON."
                : e.GetBaseException().Message;
            throw new StartupException($"{e.Message} {why}", e);
        }

        return builder;
    }

    /// <summary>Registers the host's parts.</summary>
    public static void AddBot(this HostApplicationBuilder builder, HostSettings settings, Uri? restUrl, string token)
    {
        var logger = Logging.Create(builder.Configuration, settings);
        var services = builder.Services;
        services.AddLogging(logging => logging.AddSerilog(logger, dispose: true));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        services.AddSingleton<Serilog.ILogger>(logger);
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        // Made by the container, so that the container lets it go.
        services.AddSingleton(_ => DataFolder.Take(settings.DataFolder));
        services.AddSingleton(provider => new HandledInteractions(
            provider.GetRequiredService<DataFolder>().InteractionsFile,
            10_000,
            provider.GetRequiredService<ILogger<HandledInteractions>>()));
        services.AddSingleton<IDiscordConnection>(provider => new NativeConnection(
            Native(settings, restUrl, token),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            new NativeConnectionParts { Refusals = Refusals(provider, settings) }));
        services.AddSingleton<PluginCatalog>().AddSingleton<PluginServices>().AddSingleton<Subscriptions>().AddSingleton<CrashLog>();
        services.AddSingleton<Migrator>().AddSingleton<DatabaseStarts>().AddSingleton<ChannelQueues>().AddSingleton<EventDispatcher>()
            .AddSingleton<InteractionDispatcher>();
        services.AddSingleton<GuildCache>().AddSingleton<AnnounceGuilds>().AddSingleton<Gate>().AddSingleton<Intents>()
            .AddSingleton<ReachDiscord>().AddSingleton<CommandRegistry>().AddSingleton<OutboxDispatcher>().AddSingleton<ExitReason>();
        services.AddSingleton<HandlerResults>().AddSingleton<ParkedEvents>().AddSingleton<EventDelivery>()
            .AddSingleton<DurableHandlerInvoker>();
        services.AddJobs(TimeProvider.System);
        services.AddSingleton<PluginHealthQuery>().AddSingleton<AlertSender>();
        services.AddHostedService<BotService>().AddHostedService<HealthAlerts>();
    }

    // The Sandbox in this process forgets its limits with it.
    private static RefusalFile? Refusals(IServiceProvider provider, HostSettings settings) => settings.Token is null
        ? null
        : new RefusalFile(
            provider.GetRequiredService<DataFolder>().RefusalsFile, settings, provider.GetRequiredService<ILogger<RefusalFile>>());

    private static NativeConnectionOptions Native(HostSettings settings, Uri? restUrl, string token)
    {
        var options = new NativeConnectionOptions { Token = token, Compress = settings.Compress };
        return restUrl is null ? options : options with { RestUrl = restUrl };
    }

    /// <summary>Where Discord is: the real one, another address, or a Sandbox in this process.</summary>
    public static async Task<(SandboxServer? Sandbox, Uri? RestUrl, string Token)> FindDiscordAsync(
        HostSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (settings.Token is not null)
            return (null, settings.RestUrl, settings.Token);
        try
        {
            var options = new SandboxOptions { Url = settings.SandboxUrl, DataFolder = settings.SandboxFolder, Time = time };
            var sandbox = await SandboxServer.StartAsync(options, cancellationToken: cancellationToken).ConfigureAwait(false);
            return (sandbox, new Uri(sandbox.Url, "/api/v10/"), sandbox.BotToken);
        }
        catch (InvalidDataException e)
        {
            // It names its file, and what is wrong with it.
            throw new StartupException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new StartupException($"The Sandbox cannot listen at {settings.SandboxUrl}. Stop what listens there already, or set "
                + $"Sandbox:Url to another port of 127.0.0.1. ({e.Message})", e);
        }
    }
}
