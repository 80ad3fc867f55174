using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Health;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Host.Sessions;
using DCTicket.Host.Settings;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using DCTicket.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace DCTicket.Host;

/// <summary>Builds the host.</summary>
internal static class BotHost
{
    /// <summary>The maximum duration of a shutdown.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    /// <summary>The log line of a failed start.</summary>
    public const string StartFailed = "The bot does not start: {Why}";

    private const int MaxHandledInteractions = 10_000;

    /// <summary>
    /// Reads the configuration: appsettings.json, user secrets, secret files, environment variables DCTICKET_…, command line; later
    /// sources win.
    /// </summary>
    public static HostApplicationBuilder Configure(string[] args)
    {
        var builder = new HostApplicationBuilder(
            new HostApplicationBuilderSettings
            {
                DisableDefaults = true,
                ApplicationName = "DCTicket",
                EnvironmentName = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        try
        {
            builder
                .Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false)
                .AddJsonFile(
                    Path.Combine(AppContext.BaseDirectory, $"appsettings.{builder.Environment.EnvironmentName}.json"),
                    optional: true
                );
            if (builder.Environment.IsDevelopment())
                builder.Configuration.AddUserSecrets(typeof(BotHost).Assembly, optional: true);
            builder
                .Configuration.AddEnvironmentVariables("DCTICKET_")
                .AddCommandLine([.. args.Select(arg => arg == "--sandbox" ? "--sandbox-mode=true" : arg)]);
            SecretFiles.Add(builder.Configuration, Environment.GetEnvironmentVariable(SecretFiles.SystemdVariable));
        }
        catch (InvalidDataException e)
        {
            // It names the file; the details are two exceptions deeper. The reader's own message may contain the value.
            var why = e.GetBaseException() is JsonException json
                ? $"Line {json.LineNumber + 1} is not JSON."
                : e.GetBaseException().Message;
            throw new StartupException($"{e.Message} {why}", e);
        }

        return builder;
    }

    /// <summary>Asks Discord who the bot is, and builds the host.</summary>
    /// <param name="builder">The configuration.</param>
    /// <param name="settings">The settings read from it.</param>
    /// <param name="discord">The Discord to connect to.</param>
    /// <param name="configure">Changes to the services by the caller; null for none.</param>
    /// <param name="cancellationToken">Cancels the wait for Discord.</param>
    /// <exception cref="StartupException">The host cannot start. It was logged.</exception>
    public static async Task<IHost> BuildAsync(
        HostApplicationBuilder builder,
        HostSettings settings,
        DiscordAddress discord,
        Action<IServiceCollection>? configure,
        CancellationToken cancellationToken
    )
    {
        var logger = Logging.Create(builder.Configuration, settings);
        try
        {
            var bootstrap = await HostBootstrap.CreateAsync(settings, discord, logger, TimeProvider.System, cancellationToken);
            AddBot(builder.Services, settings, logger, bootstrap);
            configure?.Invoke(builder.Services);
            return builder.Build();
        }
        catch (Exception e)
        {
            if (e is StartupException or DiscordException)
                logger.Fatal(StartFailed, e.Message);
            await logger.DisposeAsync();
            throw;
        }
    }

    private static void AddBot(IServiceCollection services, HostSettings settings, Serilog.Core.Logger logger, HostBootstrap bootstrap)
    {
        services.AddLogging(logging => logging.AddSerilog(logger, dispose: true));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        services.AddSingleton<Serilog.ILogger>(logger);
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        // Registered through factories, so that the container disposes them.
        services.AddSingleton(_ => bootstrap.Data).AddSingleton(_ => bootstrap.Connection);
        services.AddSingleton(bootstrap.Plugins).AddSingleton(bootstrap.Application);
        services.AddSingleton<ExitReason>().AddSingleton<StopClock>();
        AddPlugins(services);
        AddEvents(services, bootstrap.Application);
        AddSessions(services, settings);
        services.AddJobs(TimeProvider.System);
        services.AddSingleton<PluginHealthQuery>().AddSingleton<AlertSender>();
        // Started in this order, and stopped in reverse.
        services
            .AddHostedService<HealthFile>()
            .AddHostedService<PluginService>()
            .AddHostedService(provider => provider.GetRequiredService<CommandRegistry>())
            .AddHostedService<BotService>()
            .AddHostedService<HealthAlerts>()
            .AddHostedService<CrashedPluginRestart>();
    }

    private static void AddPlugins(IServiceCollection services) =>
        services
            .AddSingleton<PluginRegistry>()
            .AddSingleton<CrashLog>()
            .AddSingleton<HostPlugin>()
            .AddSingleton<PluginConfigurator>()
            .AddSingleton<GuildLocales>()
            .AddSingleton<GuildSettingsStore>()
            .AddSingleton<SecretProtector>()
            .AddSingleton<HostData>()
            .AddSingleton<SharedServices>()
            .AddSingleton<DiscordClients>()
            .AddSingleton<PluginServices>()
            .AddSingleton<PluginLoader>()
            .AddSingleton<Migrator>()
            .AddSingleton<DatabaseStarts>()
            .AddSingleton<Subscriptions>();

    private static void AddEvents(IServiceCollection services, Application application)
    {
        services
            .AddSingleton(new GuildCache(application.BotId, application.Id))
            .AddSingleton<ChannelQueues>()
            .AddSingleton<HandlerResults>();
        services
            .AddSingleton<EventDispatcher>()
            .AddSingleton<GatewayEventRouter>()
            .AddSingleton<GuildResync>()
            .AddSingleton<GatewayOptionsFactory>()
            .AddSingleton<GatewayService>();
        services
            .AddSingleton<CommandRegistry>()
            .AddSingleton<HandlerQuery>()
            .AddSingleton<InteractionFailures>()
            .AddSingleton<InteractionRunner>()
            .AddSingleton<InteractionDispatcher>();
        services
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<ParkedEvents>()
            .AddSingleton<EventDelivery>()
            .AddSingleton<DurableHandlerInvoker>();
        services.AddSingleton(provider => new HandledInteractions(
            provider.GetRequiredService<DataFolder>().InteractionsFile,
            MaxHandledInteractions,
            provider.GetRequiredService<ILogger<HandledInteractions>>()
        ));
    }

    private static void AddSessions(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<Intents>();
        // The Sandbox in this process and its sessions end with the host.
        if (settings.Token is not null)
            services.AddSingleton<ISessionStore>(provider => new SessionFile(
                provider.GetRequiredService<DataFolder>().SessionFile,
                () =>
                    SessionFingerprint.Compute(
                        settings,
                        provider.GetRequiredService<Application>().Id,
                        provider.GetRequiredService<Intents>().Current,
                        provider.GetRequiredService<PluginRegistry>().Active
                    ),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SessionFile>>()
            ));
    }

    /// <summary>The address of Discord: the real one, another one, or a Sandbox in this process.</summary>
    public static async Task<(SandboxServer? Sandbox, DiscordAddress Discord)> FindDiscordAsync(
        HostSettings settings,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (settings.Token is not null)
            return (null, new DiscordAddress(settings.RestUrl, settings.Token));
        try
        {
            var options = new SandboxOptions
            {
                Url = settings.SandboxUrl,
                DataFolder = settings.SandboxFolder,
                Time = time,
            };
            var sandbox = await SandboxServer.StartAsync(options, cancellationToken: cancellationToken);
            return (sandbox, new DiscordAddress(new Uri(sandbox.Url, "/api/v10/"), sandbox.BotToken));
        }
        catch (InvalidDataException e)
        {
            // It names the file and the error.
            throw new StartupException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw new StartupException(
                $"The Sandbox cannot listen at {settings.SandboxUrl}. Stop what listens there already, or set "
                    + $"Sandbox:Url to another port of 127.0.0.1. ({e.Message})",
                e
            );
        }
    }
}
