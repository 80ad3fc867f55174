namespace DCTicket.Discord.Connection;

/// <summary>
/// Keeps a failure that repeats from filling the log: each kind is logged so often an hour, and then with how many were suppressed.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perHour">How often.</param>
public sealed class LogThrottle(TimeProvider time, int perHour = 1)
{
    private const int MaxKinds = 200;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kind> _kinds = [];

    /// <summary>Whether to log it now.</summary>
    /// <param name="kind">What is wrong; of these there are a limited number.</param>
    /// <param name="suppressed">How often it happened since it was logged last.</param>
    public bool ShouldLog(string kind, out int suppressed)
    {
        lock (_lock)
        {
            suppressed = 0;
            if (!_kinds.TryGetValue(kind, out var known))
            {
                if (_kinds.Count >= MaxKinds)
                    return false;
                _kinds[kind] = known = new Kind { Since = time.GetTimestamp() };
            }

            if (time.GetElapsedTime(known.Since) >= Hour)
                (known.Since, known.Logged) = (time.GetTimestamp(), 0);
            if (known.Logged == perHour)
            {
                known.Suppressed++;
                return false;
            }

            known.Logged++;
            (suppressed, known.Suppressed) = (known.Suppressed, 0);
            return true;
        }
    }

    private sealed class Kind
    {
        public long Since { get; set; }

        public int Logged { get; set; }

        public int Suppressed { get; set; }
    }
}
