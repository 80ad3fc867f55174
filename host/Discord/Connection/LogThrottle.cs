namespace DCTicket.Discord.Connection;

/// <summary>
/// Throttles repeated log messages: each kind is logged a number of times per hour, then with the number of suppressed messages.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perHour">The maximum number per hour.</param>
public sealed class LogThrottle(TimeProvider time, int perHour = 1)
{
    private const int MaxKinds = 200;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kind> _kinds = [];

    /// <summary>Whether to log now.</summary>
    /// <param name="kind">The kind of message, out of a limited number.</param>
    /// <param name="suppressed">The number of suppressed messages since the last one.</param>
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
