using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

var stopping = CancellationToken.None;
try
{
    var builder = BotHost.Configure(args);
    var settings = HostSettings.Read(builder.Configuration, builder.Environment);
    var (sandbox, restUrl, token) = await BotHost.FindDiscordAsync(settings, TimeProvider.System);
    await using var guest = sandbox;
    builder.AddBot(settings, restUrl, token);
    // Disposed here and not by RunAsync, so that the log still takes why the start failed.
    var host = builder.Build();
    await using var services = (IAsyncDisposable)host;
    var log = host.Services.GetRequiredService<ILogger>();
    if (sandbox is not null)
        log.Information("There is no bot token: running in the Sandbox. Open {Url} in a browser", sandbox.Url);
    stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    try
    {
        await host.StartAsync();
    }
    catch (Exception e) when (e is StartupException or DiscordException)
    {
        log.Fatal("The bot does not start: {Why}", e.Message);
        throw;
    }

    await host.WaitForShutdownAsync();
    return host.Services.GetRequiredService<ExitReason>().Exception is { } reason ? throw reason : 0;
}
catch (Exception e) when (e is StartupException or DiscordConnectionException)
{
    // What an admin can mend needs no stack trace.
    await Console.Error.WriteLineAsync(e.Message);
    return e is StartupException { PassesByItself: true } ? StartupException.RestartCode : StartupException.ExitCode;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Asked to stop before the start was done.
    return 0;
}
catch (DiscordException e)
{
    // Discord failed in the middle of the start: a service manager tries again.
    await Console.Error.WriteLineAsync($"The start failed at Discord. {e.Message}");
    return StartupException.RestartCode;
}
