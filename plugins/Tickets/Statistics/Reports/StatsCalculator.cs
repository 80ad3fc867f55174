using System.Runtime.InteropServices;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Computes statistics from rows. Pure.</summary>
internal static class StatsCalculator
{
    /// <summary>The edges of the first-response buckets.</summary>
    public static IReadOnlyList<TimeSpan> Edges { get; } =
    [
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(8),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(3),
    ];

    public static StatsSummary Calculate(StatsData data, StatsRange range)
    {
        var first = data.Responses.Where(r => r.IsFirst).Select(r => r.WaitMs).ToArray();
        return new StatsSummary
        {
            Range = range,
            Opened = data.Opened.Count,
            Closed = data.Closed.Count,
            Live = data.Live.GroupBy(l => l.State).ToDictionary(g => g.Key, g => g.Sum(l => l.Count)),
            Flow = Flow(data, range),
            First = Waits.Of(first),
            Further = Waits.Of(data.Responses.Where(r => !r.IsFirst).Select(r => r.WaitMs)),
            Resolution = Waits.Of(data.Closed.Select(c => c.ResolutionMs).OfType<long>()),
            Handling = Waits.Of(data.Closed.Select(c => c.HandlingMs)),
            FirstSpread = Spread(first),
            Reopened = data.Closed.Count(c => c.Reopened > 0),
            Transfers = data.Closed.Sum(c => c.Transfers),
            Stars = [.. Enumerable.Range(1, RateTicket.MaxStars).Select(stars => data.Ratings.Count(r => r.Stars == stars))],
            CustomerMessages = data.Opened.Sum(o => o.CustomerMessages),
            StaffMessages = data.Opened.Sum(o => o.StaffMessages),
            Hours = Hours(data, range.Zone),
            Reasons = [.. data.Reasons.OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal)],
            Departments = Group(data, o => o.Department, c => c.Department, r => r.Department, r => r.Department),
            Staff = Group(data, null, c => c.Staff ?? default, r => r.Staff, r => r.Staff ?? default).Where(s => s.Key != default).ToList(),
            Priorities = Group<TicketPriority>(data, o => o.Priority, c => c.Priority, r => r.Priority, null),
        };
    }

    private static List<FlowPoint> Flow(StatsData data, StatsRange range)
    {
        var parts = range.Parts;
        var starts = parts.Select(range.Zone.StartOf).ToArray();
        var (opened, closed) = (new int[parts.Count], new int[parts.Count]);
        foreach (var row in data.Opened)
            opened[IndexOf(starts, row.At)]++;
        foreach (var row in data.Closed)
            closed[IndexOf(starts, row.At)]++;
        List<FlowPoint> points = [];
        var live = data.LiveBefore;
        for (var i = 0; i < parts.Count; i++)
            points.Add(new FlowPoint(parts[i], opened[i], closed[i], live += opened[i] - closed[i]));
        return points;
    }

    private static int IndexOf(DateTimeOffset[] starts, DateTimeOffset at)
    {
        var found = Array.BinarySearch(starts, at);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    private static int[] Spread(long[] waits)
    {
        var edges = Edges.Select(edge => (long)edge.TotalMilliseconds).ToArray();
        var counts = new int[edges.Length + 1];
        foreach (var wait in waits)
        {
            // The upper edge belongs to the bucket.
            var found = Array.BinarySearch(edges, wait);
            counts[found >= 0 ? found : ~found]++;
        }

        return counts;
    }

    private static int[,] Hours(StatsData data, TimeZoneInfo zone)
    {
        var hours = new int[7, 24];
        foreach (var row in data.Opened)
        {
            var local = zone.LocalOf(row.At);
            hours[((int)local.DayOfWeek + 6) % 7, local.Hour]++;
        }

        return hours;
    }

    private static List<StatsGroup<TKey>> Group<TKey>(
        StatsData data,
        Func<OpenedRow, TKey>? opened,
        Func<ClosedRow, TKey> closed,
        Func<ResponseRow, TKey> responses,
        Func<RatingRow, TKey>? ratings
    )
        where TKey : notnull
    {
        var tallies = new Dictionary<TKey, Tally>();
        foreach (var row in opened is null ? [] : data.Opened)
            Of(opened!(row)).Opened++;
        foreach (var row in data.Closed)
            Of(closed(row)).Closed++;
        foreach (var row in data.Responses)
        {
            var tally = Of(responses(row));
            tally.Any.Add(row.WaitMs);
            if (row.IsFirst)
                tally.First.Add(row.WaitMs);
        }

        foreach (var row in ratings is null ? [] : data.Ratings)
            Of(ratings!(row)).Stars.Add(row.Stars);
        return
        [
            .. tallies
                .Select(t => new StatsGroup<TKey>(
                    t.Key,
                    t.Value.Opened,
                    t.Value.Closed,
                    t.Value.Any.Count,
                    Waits.Of(t.Value.First),
                    Waits.Of(t.Value.Any),
                    t.Value.Stars.Count,
                    t.Value.Stars.Count == 0 ? null : t.Value.Stars.Average()
                ))
                .OrderByDescending(g => g.Opened + g.Closed + g.Responses),
        ];

        Tally Of(TKey key) => CollectionsMarshal.GetValueRefOrAddDefault(tallies, key, out _) ??= new Tally();
    }

    private sealed class Tally
    {
        public int Opened { get; set; }

        public int Closed { get; set; }

        public List<long> Any { get; } = [];

        public List<long> First { get; } = [];

        public List<int> Stars { get; } = [];
    }
}
