using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host;

/// <summary>Runs the gateway connection. If it ends by itself, the program ends.</summary>
internal sealed partial class GatewayService(
    IDiscordConnection connection,
    GatewayOptionsFactory options,
    ExitReason exit,
    ILogger<GatewayService> logger
) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = RunAsync(options.Create(_stopping.Token));

    /// <summary>Closes the connection; afterwards no new events arrive.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(GatewayOptions run)
    {
        try
        {
            await connection.RunAsync(run, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The stop was requested.
        }
        catch (Exception e)
        {
            // An error that an admin can fix needs no stack trace.
            LogStopping(e is DiscordConnectionException ? null : e, e.Message);
            exit.End(e);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The bot stops: {Why}")]
    private partial void LogStopping(Exception? exception, string why);
}
