using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// Applies rate limits from Discord's responses. A bucket has one request in flight, so that the order is kept and the limits are current.
/// </summary>
public sealed partial class RateLimiter : IRateLimiter
{
    private const int SweepEvery = 256;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan LogThreshold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    // Discord's longest limit is a day; a longer one comes from a proxy, and is tried again after a week.
    private static readonly TimeSpan MaxBelieved = TimeSpan.FromDays(7);

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IRefusalStore? _refusals;
    private readonly Lock _lock = new();
    private readonly GlobalLimit _global;
    private readonly Dictionary<string, Bucket> _byRoute = [];
    private readonly Dictionary<string, Bucket> _byHash = [];
    private readonly Dictionary<string, DateTimeOffset> _refused = [];
    private int _entries;

    /// <summary>Restores the limits of the previous process.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Logs waits of more than a second.</param>
    /// <param name="refusals">Stores long limits across restarts; null for none.</param>
    public RateLimiter(TimeProvider time, ILogger logger, IRefusalStore? refusals = null)
    {
        (_time, _logger, _refusals, _global) = (time, logger, refusals, new GlobalLimit(time));
        foreach (var refusal in refusals?.Load() ?? [])
            if (refusal.Until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
                Restore(refusal, left < MaxBelieved ? left : MaxBelieved);
    }

    /// <summary>The maximum number of remembered routes.</summary>
    internal int Routes
    {
        get
        {
            lock (_lock)
                return _byRoute.Count;
        }
    }

    public async Task<IRateLimitLease> AcquireAsync(RequestRoute route, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bucket = Find(route);
            try
            {
                await bucket.Queue.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Leave(bucket);
                throw;
            }

            // While it was queued, the route may have been rebound to a shared bucket.
            if (IsStill(route, bucket))
                return new Turn(this, route, bucket);
            bucket.Queue.Release();
            Leave(bucket);
        }
    }

    private void Restore(SavedRefusal refusal, TimeSpan left)
    {
        _refused[refusal.Route ?? ""] = refusal.Until;
        if (refusal.Route is not { } route)
        {
            _global.BlockFor(left);
            return;
        }

        _byRoute[route] = new Bucket(_time);
        _byRoute[route].Update(new RateLimitReport { RetryAfter = left });
    }

    private void Keep(string route, TimeSpan wait)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            _refused[route] = now + wait;
            foreach (var (over, _) in _refused.Where(refusal => refusal.Value <= now))
                _refused.Remove(over);
            _refusals?.Save([.. _refused.Select(refusal => new SavedRefusal(refusal.Key.Length == 0 ? null : refusal.Key, refusal.Value))]);
        }
    }

    private static string KeyOf(RequestRoute route) => $"{route.Template} {route.MajorId}";

    private Bucket Find(RequestRoute route)
    {
        lock (_lock)
        {
            if (++_entries % SweepEvery == 0)
                Sweep();
            if (!_byRoute.TryGetValue(KeyOf(route), out var bucket))
                _byRoute[KeyOf(route)] = bucket = new Bucket(_time);
            bucket.Waiters++;
            return bucket;
        }
    }

    private bool IsStill(RequestRoute route, Bucket bucket)
    {
        lock (_lock)
            return _byRoute.GetValueOrDefault(KeyOf(route)) == bucket;
    }

    private void Leave(Bucket bucket)
    {
        lock (_lock)
            bucket.Waiters--;
    }

    /// <summary>Binds a route to Discord's bucket; routes with the same hash and major id share it.</summary>
    private Bucket Rebind(RequestRoute route, Bucket bucket, string hash)
    {
        var key = $"{hash} {route.MajorId}";
        lock (_lock)
        {
            if (!_byHash.TryGetValue(key, out var shared))
                _byHash[key] = shared = bucket.Hash is null ? bucket : new Bucket(_time);
            shared.Hash = hash;
            return _byRoute[KeyOf(route)] = shared;
        }
    }

    // Every ticket and interaction has its own bucket; without this they would accumulate.
    private void Sweep()
    {
        foreach (var table in (Dictionary<string, Bucket>[])[_byRoute, _byHash])
        foreach (var (key, bucket) in table)
            if (bucket.Waiters == 0 && bucket.WaitNow() == TimeSpan.Zero)
                table.Remove(key);
    }

    [LoggerMessage(LogLevel.Information, "{Route} waits {Wait} for a rate limit")]
    private partial void LogWait(string route, TimeSpan wait);

    private sealed class Turn(RateLimiter limiter, RequestRoute route, Bucket bucket) : IRateLimitLease
    {
        private readonly Bucket _line = bucket;

        // The bucket of its queue, until a response rebinds the route.
        private Bucket _counts = bucket;
        private bool _over;

        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                var wait = _counts.WaitNow();
                var isFree = wait == TimeSpan.Zero && (route.IsInteraction || (wait = limiter._global.TryTake()) == TimeSpan.Zero);
                if (isFree)
                    break;
                if (wait > MaxWait)
                    throw TooEarly(wait);
                if (wait > LogThreshold)
                    limiter.LogWait(route.Template, wait);
                await Task.Delay(wait, limiter._time, cancellationToken);
            }

            _counts.Consume();
        }

        public void Update(RateLimitReport report)
        {
            if (report.RetryAfter > MaxBelieved)
                report = report with { RetryAfter = MaxBelieved };
            if (report.RetryAfter is { } wait && wait > MaxWait && !route.IsInteraction)
                limiter.Keep(report.IsGlobal ? "" : KeyOf(route), wait);
            if (report is { IsGlobal: true, RetryAfter: { } everything } && !route.IsInteraction)
            {
                limiter._global.BlockFor(everything);
                return;
            }

            if (report.Bucket is { } hash)
                _counts = limiter.Rebind(route, _line, hash);
            _counts.Update(report);
        }

        private DiscordException TooEarly(TimeSpan wait)
        {
            var until = limiter._time.GetUtcNow() + wait;
            var words = string.Create(
                CultureInfo.InvariantCulture,
                $"Discord takes no such request before {until:yyyy-MM-dd HH:mm:ss} UTC"
            );
            return new DiscordException(TooManyRequests, 0, words, route.Template) { RetryAfter = wait };
        }

        public void Dispose()
        {
            if (_over)
                return;
            _over = true;
            _line.Queue.Release();
            limiter.Leave(_line);
        }
    }
}
