using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// Discord blocks an IP address after 10,000 responses of 401, 403 or 429 in ten minutes. At 1,000 a warning is logged; at 8,000 only
/// responses to interactions are sent, at 9,500 nothing until the oldest are ten minutes old. Requests in flight are counted as rejected,
/// so that the limit is never reached. Source: Discord's documentation, "Rate Limits: Invalid Request Limit".
/// </summary>
internal sealed partial class InvalidRequests(TimeProvider time, ILogger logger)
{
    private const int WorthAWarning = 1_000;
    private const int MaxCount = 8_000;
    private const int MaxWithInteractions = 9_500;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, int Count)> _refused = new();
    private readonly LogThrottle _complaints = new(time);
    private long _last;
    private int _lastCount;
    private int _count;
    private int _underWay;

    /// <summary>Waits until one more rejection would be harmless. Each call is followed by <see cref="Leave"/>.</summary>
    public async Task EnterAsync(bool isInteraction, CancellationToken cancellationToken)
    {
        while (TryEnter(isInteraction ? MaxWithInteractions : MaxCount) is { } wait)
        {
            if (_complaints.ShouldLog(nameof(LogHeldBack), out _))
                LogHeldBack(_count, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Records the result of a request.</summary>
    /// <param name="isRefused">Whether it counts: 401, 403 and 429, but not a 429 of a shared limit.</param>
    public void Leave(bool isRefused)
    {
        lock (_lock)
        {
            _underWay--;
            if (!isRefused)
                return;
            if (_lastCount > 0 && time.GetElapsedTime(_last) >= Grain)
                RotateBucket();
            if (_lastCount == 0)
                _last = time.GetTimestamp();
            _lastCount++;
            _count++;
        }

        if (_count >= WorthAWarning && _complaints.ShouldLog(nameof(LogMany), out _))
            LogMany(_count);
    }

    private TimeSpan? TryEnter(int most)
    {
        lock (_lock)
        {
            Forget();
            if (_count + _underWay < most)
            {
                _underWay++;
                return null;
            }

            var oldest =
                _refused.TryPeek(out var first) ? first.At
                : _lastCount > 0 ? _last
                : (long?)null;
            var wait = oldest is { } at ? Window - time.GetElapsedTime(at) : Grain;
            return wait < Grain ? Grain : wait;
        }
    }

    private void Forget()
    {
        if (_lastCount > 0 && time.GetElapsedTime(_last) >= Grain)
            RotateBucket();
        while (_refused.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window + Grain)
            _count -= _refused.Dequeue().Count;
    }

    // Those of one second are stored as one number.
    private void RotateBucket()
    {
        _refused.Enqueue((_last, _lastCount));
        _lastCount = 0;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Discord rejected {Count} requests in ten minutes (401, 403 or 429), and blocks this address at 10,000. Check the bot's "
            + "permissions"
    )]
    private partial void LogMany(int count);

    [LoggerMessage(
        LogLevel.Error,
        "Discord rejected {Count} requests in ten minutes, and blocks this address at 10,000: requests wait {Wait}; responses to "
            + "interactions have priority"
    )]
    private partial void LogHeldBack(int count, TimeSpan wait);
}
