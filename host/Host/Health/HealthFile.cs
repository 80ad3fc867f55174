using System.Text.Json;
using DCTicket.Discord.Connection;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Health;

/// <summary>Periodically writes the state of the bot into its data folder, for a health check in another process.</summary>
internal sealed partial class HealthFile(DataFolder data, IDiscordConnection connection, TimeProvider time, ILogger<HealthFile> logger)
    : BackgroundService
{
    /// <summary>The interval.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private bool _failed;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Try(() => File.Delete(data.HealthFile));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Try(Write);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Write()
    {
        var status = connection.Status;
        WholeFile.Write(
            data.HealthFile,
            JsonSerializer.SerializeToUtf8Bytes(new HealthReport(time.GetUtcNow(), status.State, status.Since, status.Reason))
        );
        _failed = false;
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_failed)
                LogNotWritten(e, data.HealthFile);
            _failed = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to write {File}, so health checks fail. Check whether the disk is full")]
    private partial void LogNotWritten(Exception exception, string file);
}
