using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Counts invalid requests of the bot: 401, 403 and 429 (without scope shared). Too many in ten minutes ban its address.</summary>
internal sealed partial class InvalidRequests(SandboxWorld world, SandboxOptions options, ILogger logger)
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>Access denied</title></head>
        <body><h1>Error 1015</h1><p>You are being rate limited. The owner of this website has banned you temporarily.</p></body></html>
        """
    );

    private readonly Lock _gate = new();
    private readonly Pace _pace = new(options.InvalidRequestLimit, TimeSpan.FromMinutes(10));
    private DateTimeOffset _bannedUntil;

    public void Count(HttpResponse response)
    {
        var invalid =
            response.StatusCode is 401 or 403 || (response.StatusCode == 429 && response.Headers["X-RateLimit-Scope"] != "shared");
        if (!invalid || options.Level == SandboxLevel.Fast)
            return;
        lock (_gate)
        {
            _pace.Take(world.Now);
            if (_pace.Count(world.Now) < options.InvalidRequestLimit || world.Now < _bannedUntil)
                return;
            _bannedUntil = world.Now.AddSeconds(options.BanSeconds);
        }

        LogBanned(options.InvalidRequestLimit, options.BanSeconds);
    }

    /// <summary>Rejects a banned client with an HTML page that is not Discord's.</summary>
    public async Task<bool> RefuseAsync(HttpResponse response)
    {
        TimeSpan left;
        lock (_gate)
            left = _bannedUntil - world.Now;
        if (left <= TimeSpan.Zero)
            return false;
        response.Headers.RetryAfter = ((long)Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await new Outcome(429, Page, "text/html; charset=UTF-8").WriteAsync(response);
        return true;
    }

    public JsonObject View()
    {
        lock (_gate)
        {
            return new JsonObject
            {
                ["count"] = _pace.Count(world.Now),
                ["limit"] = options.InvalidRequestLimit,
                ["banned_until"] = _bannedUntil > world.Now ? _bannedUntil.Stamp() : null,
            };
        }
    }

    [LoggerMessage(LogLevel.Error, "The bot had {Limit} invalid requests in ten minutes and is banned for {Seconds} seconds")]
    private partial void LogBanned(int limit, int seconds);
}
