using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>The predefined periods.</summary>
internal enum StatsPeriod
{
    Week = 7,
    Month = 30,
    Quarter = 90,
    Year = 365,
    All = 0,
}

/// <summary>The interval of a chart.</summary>
internal enum StatsStep
{
    Day = 0,
    Week = 1,
    Month = 2,
}

/// <summary>Whole days in a time zone.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, which may be today.</param>
/// <param name="Zone">The time zone.</param>
internal sealed record StatsRange(DateOnly First, DateOnly Last, TimeZoneInfo Zone)
{
    private const int MaxDays = 45;
    private const int MaxWeeks = 60;

    public DateTimeOffset From => Zone.StartOf(First);

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset To => Zone.StartOf(Last.AddDays(1));

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public StatsStep Step =>
        Days <= MaxDays ? StatsStep.Day
        : Days <= MaxWeeks * 7 ? StatsStep.Week
        : StatsStep.Month;

    /// <summary>The first days of the intervals.</summary>
    public IReadOnlyList<DateOnly> Parts
    {
        get
        {
            List<DateOnly> parts = [];
            for (var day = First; day <= Last; day = Next(day))
                parts.Add(day);
            return parts;
        }
    }

    /// <summary>The same number of days before it.</summary>
    public StatsRange Before => new(First.AddDays(-Days), First.AddDays(-1), Zone);

    /// <summary>Reads the options; two dates win over a period.</summary>
    /// <param name="period">The number of days up to today; 30 by default.</param>
    /// <param name="from">The first day; null for the period's.</param>
    /// <param name="to">The last day; null for today.</param>
    /// <param name="zone">The time zone.</param>
    /// <param name="now">The current time.</param>
    /// <param name="earliest">The day of the first ticket.</param>
    public static (StatsRange? Range, Refusal? Refusal) Read(
        StatsPeriod? period,
        string? from,
        string? to,
        TimeZoneInfo zone,
        DateTimeOffset now,
        DateOnly? earliest
    )
    {
        var today = zone.DayOf(now);
        if ((to is null ? today : DateInput.ReadDay(to, now, zone)) is not { } last)
            return (null, new Refusal("stats.bad-day", Markdown.Escape(Truncate.To(to!, 40))));
        if ((from is null ? today : DateInput.ReadDay(from, now, zone)) is not { } first)
            return (null, new Refusal("stats.bad-day", Markdown.Escape(Truncate.To(from!, 40))));
        last = last > today ? today : last;
        if (from is null)
            first =
                (period ?? StatsPeriod.Month) == StatsPeriod.All ? earliest ?? last : last.AddDays(1 - (int)(period ?? StatsPeriod.Month));
        // There are no data before the first ticket, and empty years would hide the rest.
        if (earliest is { } begin && first < begin && (period == StatsPeriod.All || from is not null))
            first = begin < last ? begin : last;
        return first > last ? (null, new Refusal("stats.bad-range")) : (new StatsRange(first, last, zone), null);
    }

    // Weeks begin on Monday and months on the first, so that the first interval may be shorter.
    private DateOnly Next(DateOnly day) =>
        Step switch
        {
            StatsStep.Day => day.AddDays(1),
            StatsStep.Week => day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7)),
            _ => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
        };
}
