using System.Runtime.InteropServices;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

var time = TimeProvider.System;
var code = 0;
long? stopBegan = null;
var hostStopping = CancellationToken.None;
Action? watchEnd = null;

// Never disposed: Stop may still run on the thread of signals when Main has ended.
var stopping = new CancellationTokenSource();

// Before anything else: .NET's host handles signals only once it starts.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

code = await RunAsync();
watchEnd?.Invoke();
return code;

async Task<int> RunAsync()
{
    try
    {
        if (args.Contains(HealthCheck.Switch))
            return await CheckHealthAsync();
        await RunBotAsync();
        return 0;
    }
    catch (Exception e) when (e is StartupException or DiscordConnectionException)
    {
        // An error that an admin can fix needs no stack trace.
        await Console.Error.WriteLineAsync(e.Message);
        return e is StartupException { PassesByItself: true } ? StartupException.RestartCode : StartupException.ExitCode;
    }
    // .NET's host may receive a signal before Stop does.
    catch (OperationCanceledException) when (stopping.IsCancellationRequested || hostStopping.IsCancellationRequested)
    {
        // The stop was requested before the start was complete.
        return 0;
    }
    catch (DiscordException e)
    {
        // Discord failed during the start: a service manager retries.
        await Console.Error.WriteLineAsync($"The start failed at Discord. {e.Message}");
        return StartupException.RestartCode;
    }
}

// Asks a running bot with the same settings for its health.
async Task<int> CheckHealthAsync()
{
    var builder = BotHost.Configure([.. args.Where(arg => arg != HealthCheck.Switch)]);
    var data = HostSettings.ReadDataFolder(builder.Configuration, builder.Environment);
    var health = HealthCheck.Read(DataFolder.HealthFileIn(data), time);
    await Console.Out.WriteLineAsync(health.Message);
    return health.IsHealthy ? 0 : 1;
}

async Task RunBotAsync()
{
    var builder = BotHost.Configure(args);
    var settings = HostSettings.Read(builder.Configuration, builder.Environment);
    var (sandbox, discord) = await BotHost.FindDiscordAsync(settings, time, stopping.Token);
    await using var guest = sandbox;
    // Disposed here instead of by RunAsync, so that the reason of a failed start is still logged.
    var host = await BotHost.BuildAsync(builder, settings, discord, configure: null, stopping.Token);
    await using var services = (IAsyncDisposable)host;
    var log = host.Services.GetRequiredService<ILogger>();
    if (sandbox is not null)
        log.Information("There is no bot token: running in the Sandbox. Open {Url} in a browser", sandbox.Url);
    hostStopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    hostStopping.Register(() => stopBegan ??= time.GetTimestamp());
    var crashes = host.Services.GetRequiredService<CrashLog>();
    watchEnd = () => WatchEnd(builder, settings, crashes);
    try
    {
        await host.StartAsync(stopping.Token);
    }
    catch (Exception e) when (e is StartupException or DiscordException)
    {
        log.Fatal(BotHost.StartFailed, e.Message);
        throw;
    }

    await host.WaitForShutdownAsync();
    if (host.Services.GetRequiredService<ExitReason>().Exception is { } reason)
        throw reason;
}

void WatchEnd(HostApplicationBuilder builder, HostSettings settings, CrashLog crashes)
{
    var stopTook = stopBegan is { } began ? time.GetElapsedTime(began) : TimeSpan.Zero;
    ProcessEnd.Begin(ProcessEnd.WaitAfter(stopTook, BotHost.StopWithin), () => crashes.Executing, Report, () => Environment.Exit(code));

    void Report(string why)
    {
        // The bot's log is closed by now.
        using var log = Logging.Create(builder.Configuration, settings);
        log.Error("{Why}", why);
    }
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopBegan ??= time.GetTimestamp();
    stopping.Cancel();
}
