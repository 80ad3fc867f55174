namespace DCTicket.Contracts;

/// <summary>The recent uses of handlers with a <see cref="CooldownAttribute"/>.</summary>
internal sealed class CooldownLog(TimeProvider time)
{
    // So many keys are kept before old ones are dropped.
    private const int MaxKept = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(object Rule, Snowflake Id), Recent> _recent = [];

    /// <summary>Counts a use; if there were too many, returns when the next one is possible.</summary>
    public DateTimeOffset? Take(object rule, Snowflake id, int uses, TimeSpan period)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_recent.TryGetValue((rule, id), out var recent))
            {
                DropOld(now);
                _recent[(rule, id)] = recent = new Recent([], period);
            }

            recent.DropOld(now);
            if (recent.Uses.Count >= uses)
                return recent.Uses.Peek() + period;
            recent.Uses.Enqueue(now);
            return null;
        }
    }

    private void DropOld(DateTimeOffset now)
    {
        if (_recent.Count < MaxKept)
            return;
        foreach (var (key, recent) in _recent)
        {
            recent.DropOld(now);
            if (recent.Uses.Count == 0)
                _recent.Remove(key);
        }
    }

    private sealed record Recent(Queue<DateTimeOffset> Uses, TimeSpan Period)
    {
        public void DropOld(DateTimeOffset now)
        {
            while (Uses.TryPeek(out var first) && first + Period <= now)
                Uses.Dequeue();
        }
    }
}
