using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Rest;

/// <summary>A bucket per route and top-level resource, a global limit, and the unreported limit on renames.</summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private const int GlobalPerSecond = 50;
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Bucket _global = new(GlobalPerSecond, TimeSpan.FromSeconds(1));
    private readonly Lock _gate = new();

    /// <summary>Counts a request and writes the headers; a rejection if the bucket is empty.</summary>
    public JsonObject? Take(Operation route, Dictionary<string, string> values, HttpResponse response)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!route.Open && !_global.Take(now))
                return Refusal(response, _global.ResetAfter(now), "global");
            var key = $"{route.Method} {route.Template}";
            var bucket = Get(key + Resource(values), route.Limit.Count, TimeSpan.FromSeconds(route.Limit.Seconds));
            var taken = bucket.Take(now);
            var headers = response.Headers;
            headers["X-RateLimit-Limit"] = bucket.Size.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = Seconds(bucket.ResetAt - DateTimeOffset.UnixEpoch);
            headers["X-RateLimit-Reset-After"] = Seconds(bucket.ResetAfter(now));
            headers["X-RateLimit-Bucket"] = Hash(key);
            return taken ? null : Refusal(response, bucket.ResetAfter(now), "user");
        }
    }

    /// <summary>Name and topic of a channel: each twice in ten minutes.</summary>
    public JsonObject? TakeRename(string channel, bool name, bool topic, HttpResponse response)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var window = TimeSpan.FromMinutes(10);
            List<Bucket> drawn = [];
            if (name)
                drawn.Add(Get("name " + channel, 2, window));
            if (topic)
                drawn.Add(Get("topic " + channel, 2, window));
            var full = drawn.Find(b => b.IsEmpty(now));
            if (full is not null)
                return Refusal(response, full.ResetAfter(now), "user");
            drawn.ForEach(b => b.Take(now));
            return null;
        }
    }

    private Bucket Get(string key, int size, TimeSpan window)
    {
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets[key] = bucket = new Bucket(size, window);
        return bucket;
    }

    /// <summary>The body and the headers of a 429.</summary>
    public static JsonObject Refusal(HttpResponse response, TimeSpan after, string scope)
    {
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Scope"] = scope;
        if (scope == "global")
            response.Headers["X-RateLimit-Global"] = "true";
        return new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(Math.Max(0.001, after.TotalSeconds), 3),
            ["global"] = scope == "global",
        };
    }

    private static string Resource(Dictionary<string, string> values)
    {
        if (values.TryGetValue("webhook", out var webhook))
            return $" {webhook} {values.GetValueOrDefault("token")}";
        foreach (var name in (ReadOnlySpan<string>)["channel", "guild"])
        {
            if (values.TryGetValue(name, out var id))
                return " " + id;
        }

        return "";
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    private sealed class Bucket(int size, TimeSpan window)
    {
        public int Size => size;
        public int Remaining { get; private set; }
        public DateTimeOffset ResetAt { get; private set; }

        public bool Take(DateTimeOffset now)
        {
            if (now >= ResetAt)
            {
                Remaining = size;
                ResetAt = now + window;
            }

            if (Remaining == 0)
                return false;
            Remaining--;
            return true;
        }

        public bool IsEmpty(DateTimeOffset now) => now < ResetAt && Remaining == 0;

        public TimeSpan ResetAfter(DateTimeOffset now) => ResetAt > now ? ResetAt - now : TimeSpan.Zero;
    }
}
