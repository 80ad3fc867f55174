namespace DCTicket.Discord.Connection;

/// <summary>
/// Keeps a broken peer from filling the log: each kind of thing is said so often an hour, and then how often it was not said.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perHour">How often.</param>
public sealed class Complaints(TimeProvider time, int perHour = 1)
{
    private const int MostKinds = 200;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kind> _kinds = [];

    /// <summary>Whether it is to be said now.</summary>
    /// <param name="kind">What is wrong; of these there are a limited number.</param>
    /// <param name="unsaid">How often it happened since it was said last.</param>
    public bool IsDue(string kind, out int unsaid)
    {
        lock (_lock)
        {
            unsaid = 0;
            if (!_kinds.TryGetValue(kind, out var known))
            {
                if (_kinds.Count >= MostKinds)
                    return false;
                _kinds[kind] = known = new Kind { Since = time.GetTimestamp() };
            }

            if (time.GetElapsedTime(known.Since) >= Hour)
                (known.Since, known.Said) = (time.GetTimestamp(), 0);
            if (known.Said == perHour)
            {
                known.Unsaid++;
                return false;
            }

            known.Said++;
            (unsaid, known.Unsaid) = (known.Unsaid, 0);
            return true;
        }
    }

    private sealed class Kind
    {
        public long Since { get; set; }

        public int Said { get; set; }

        public int Unsaid { get; set; }
    }
}
