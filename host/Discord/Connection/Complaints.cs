namespace DCTicket.Discord.Connection;

/// <summary>Keeps a broken peer from filling the log: what is wrong is said once an hour per kind, and how often it was not said.</summary>
public sealed class Complaints(TimeProvider time)
{
    private const int MostKinds = 200;
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long SaidAt, int Unsaid)> _kinds = [];

    /// <summary>Whether it is to be said now.</summary>
    /// <param name="kind">What is wrong; of these there are a limited number.</param>
    /// <param name="unsaid">How often it happened since it was said last.</param>
    public bool IsDue(string kind, out int unsaid)
    {
        lock (_lock)
        {
            if (!_kinds.TryGetValue(kind, out var known))
            {
                unsaid = 0;
                if (_kinds.Count < MostKinds)
                    _kinds[kind] = (time.GetTimestamp(), 0);
                return _kinds.ContainsKey(kind);
            }

            unsaid = known.Unsaid;
            var due = time.GetElapsedTime(known.SaidAt) >= Often;
            _kinds[kind] = due ? (time.GetTimestamp(), 0) : (known.SaidAt, known.Unsaid + 1);
            return due;
        }
    }
}
