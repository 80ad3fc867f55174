using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Startup;

/// <summary>Waits for Discord at start: an unreachable network or a long rate limit is transient.</summary>
internal sealed partial class DiscordReadiness(HostSettings settings, TimeProvider time, ILogger<DiscordReadiness> logger)
{
    private const int TooManyRequests = 429;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    // The maximum of a timer.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    private string Host => settings.RestUrl?.Host ?? "discord.com";

    /// <summary>Retries until Discord responds; throws if it rejects the bot permanently.</summary>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                return await ask(cancellationToken);
            }
            catch (DiscordException e) when (e is { Status: TooManyRequests, RetryAfter: { } wait })
            {
                await WaitAsync(wait, cancellationToken);
            }
            catch (Exception e) when (e is DiscordException { Status: 0 or TooManyRequests or >= 500 } or JsonException)
            {
                LogUnreachable(NetworkFailure.Describe(e, Host), (int)pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + wait;
        LogRefused(until.UtcDateTime);
        while (until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < MaxDelay ? left : MaxDelay, time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Failed to reach Discord: {Why}. Retrying in {Seconds} s")]
    private partial void LogUnreachable(string why, int seconds);

    [LoggerMessage(
        LogLevel.Warning,
        "Discord allows the next connection at {Until:yyyy-MM-dd HH:mm:ss} UTC; waiting until then, also after a restart"
    )]
    private partial void LogRefused(DateTime until);
}
