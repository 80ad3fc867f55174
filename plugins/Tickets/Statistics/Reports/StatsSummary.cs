using DCTicket.Contracts;
using DCTicket.Tickets.Statistics.Metrics;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Waiting times: median and 90th percentile.</summary>
internal sealed record Waits(int Count, TimeSpan Median, TimeSpan Ninth, TimeSpan Average)
{
    /// <summary>Computes them; null for none. The 90th percentile is the smallest wait that nine of ten do not exceed.</summary>
    public static Waits? Of(IEnumerable<long> milliseconds)
    {
        long[] sorted = [.. milliseconds];
        if (sorted.Length == 0)
            return null;
        Array.Sort(sorted);
        return new Waits(
            sorted.Length,
            TimeSpan.FromMilliseconds(MetricsCalculator.MedianOf(sorted)!.Value),
            TimeSpan.FromMilliseconds(sorted[(int)Math.Ceiling(sorted.Length * 0.9) - 1]),
            TimeSpan.FromMilliseconds(sorted.Average())
        );
    }
}

/// <summary>An interval of the period.</summary>
/// <param name="Day">Its first day.</param>
/// <param name="Opened">Opened in it.</param>
/// <param name="Closed">Closed in it.</param>
/// <param name="Live">Open at its end.</param>
internal sealed record FlowPoint(DateOnly Day, int Opened, int Closed, int Live);

/// <summary>The statistics of a department, a person or a priority.</summary>
internal sealed record StatsGroup<TKey>(
    TKey Key,
    int Opened,
    int Closed,
    int Responses,
    Waits? First,
    Waits? Any,
    int Ratings,
    double? Rating
);

/// <summary>The statistics of a period.</summary>
internal sealed record StatsSummary
{
    public required StatsRange Range { get; init; }

    public required int Opened { get; init; }

    public required int Closed { get; init; }

    /// <summary>The open tickets now, by state.</summary>
    public required IReadOnlyDictionary<TicketState, int> Live { get; init; }

    public required IReadOnlyList<FlowPoint> Flow { get; init; }

    public required Waits? First { get; init; }

    public required Waits? Further { get; init; }

    public required Waits? Resolution { get; init; }

    public required Waits? Handling { get; init; }

    /// <summary>The number of first responses by bucket, for the edges in <see cref="StatsCalculator.Edges"/> and one beyond.</summary>
    public required IReadOnlyList<int> FirstSpread { get; init; }

    /// <summary>How many of the closed tickets were reopened before.</summary>
    public required int Reopened { get; init; }

    public required int Transfers { get; init; }

    /// <summary>The number of ratings of 1–5 stars.</summary>
    public required IReadOnlyList<int> Stars { get; init; }

    public required int CustomerMessages { get; init; }

    public required int StaffMessages { get; init; }

    /// <summary>The openings by weekday, from Monday, and hour.</summary>
    public required int[,] Hours { get; init; }

    public required IReadOnlyList<StatsGroup<Guid>> Departments { get; init; }

    public required IReadOnlyList<StatsGroup<Snowflake>> Staff { get; init; }

    public required IReadOnlyList<StatsGroup<TicketPriority>> Priorities { get; init; }

    /// <summary>The closing reasons, most frequent first.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; init; } = [];

    public int Ratings => Stars.Sum();

    public double? Rating => Ratings == 0 ? null : Stars.Select((count, i) => count * (i + 1.0)).Sum() / Ratings;

    public bool IsEmpty => Opened + Closed + Staff.Sum(s => s.Responses) + Ratings == 0;
}
