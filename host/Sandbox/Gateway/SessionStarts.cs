using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>The session start limit: a daily number, and a concurrency.</summary>
internal sealed class SessionStarts(SandboxWorld world, SandboxOptions options)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Dictionary<int, Pace> _paces = [];
    private DateTimeOffset _resetAt;
    private int _used;

    /// <summary>Whether a shard may identify now, without counting.</summary>
    public bool InTurn(Shard shard)
    {
        if (options.Level == SandboxLevel.Fast)
            return true;
        var key = shard.Id % options.IdentifyConcurrency;
        if (!_paces.TryGetValue(key, out var pace))
            _paces[key] = pace = new Pace(1, TimeSpan.FromSeconds(options.IdentifyWindowSeconds));
        return pace.Take(world.Now);
    }

    /// <summary>Counts an identify; false if the daily limit is reached.</summary>
    public bool Take()
    {
        if (world.Now >= _resetAt)
            (_used, _resetAt) = (0, world.Now + Day);
        return ++_used <= options.IdentifiesPerDay || options.Level == SandboxLevel.Fast;
    }

    public JsonObject View() =>
        new()
        {
            ["total"] = options.IdentifiesPerDay,
            ["remaining"] = world.Now >= _resetAt ? options.IdentifiesPerDay : Math.Max(0, options.IdentifiesPerDay - _used),
            ["reset_after"] = world.Now >= _resetAt ? 0 : (long)(_resetAt - world.Now).TotalMilliseconds,
            ["max_concurrency"] = options.IdentifyConcurrency,
        };
}
