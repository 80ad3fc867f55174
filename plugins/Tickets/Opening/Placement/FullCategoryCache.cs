using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>Caches full categories: trying again for each ticket would cost a request.</summary>
internal sealed class FullCategoryCache(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Snowflake, (Snowflake Guild, DateTimeOffset At)> _full = new();

    private readonly ConcurrentDictionary<Snowflake, bool> _gone = new();

    /// <summary>A lock for creating categories.</summary>
    public SemaphoreSlim Making { get; } = new(1);

    public void Add(Snowflake guild, Snowflake category) => _full[category] = (guild, time.GetUtcNow());

    public bool Contains(Snowflake category) => _full.TryGetValue(category, out var seen) && time.GetUtcNow() - seen.At < Memory;

    /// <summary>A deleted category does not return.</summary>
    public void AddGone(Snowflake category) => _gone[category] = true;

    public bool IsGone(Snowflake category) => _gone.ContainsKey(category);

    /// <summary>A channel of the server was deleted, so there may be room again.</summary>
    public void Forget(Snowflake guild)
    {
        foreach (var (category, seen) in _full)
        {
            if (seen.Guild == guild)
                _full.TryRemove(category, out _);
        }
    }

    public void Dispose() => Making.Dispose();
}
