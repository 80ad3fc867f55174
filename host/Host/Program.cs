using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

try
{
    var builder = BotHost.Configure(args);
    var settings = HostSettings.Read(builder.Configuration, builder.Environment);
    var (sandbox, restUrl, token) = await BotHost.FindDiscordAsync(settings, TimeProvider.System);
    await using var guest = sandbox;
    builder.AddBot(settings, restUrl, token);
    using var host = builder.Build();
    if (sandbox is not null)
        host.Services.GetRequiredService<ILogger>().Information("There is no bot token: running in the Sandbox. Open {Url} in a browser", sandbox.Url);
    // RunAsync disposes the services at its end.
    var exit = host.Services.GetRequiredService<ExitReason>();
    await host.RunAsync();
    return exit.Exception is { } reason ? throw reason : 0;
}
catch (Exception e) when (e is StartupException or DiscordConnectionException)
{
    // What an admin can mend needs no stack trace.
    await Console.Error.WriteLineAsync(e.Message);
    return StartupException.ExitCode;
}
catch (DiscordException e)
{
    // Discord is away, or this machine's network: a service manager tries again.
    await Console.Error.WriteLineAsync($"Discord cannot be asked which bot this is. {e.Message}");
    return 1;
}
