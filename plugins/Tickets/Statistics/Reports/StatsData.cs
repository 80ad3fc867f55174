using DCTicket.Contracts;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>The filter of statistics.</summary>
/// <param name="Guild">The server.</param>
/// <param name="Departments">The departments; null for all.</param>
/// <param name="Staff">The staff member; null for all.</param>
/// <param name="Range">The period.</param>
internal sealed record StatsFilter(Snowflake Guild, IReadOnlyList<Guid>? Departments, Snowflake? Staff, StatsRange Range)
{
    /// <summary>Only tickets that have this label now; null for all.</summary>
    public Guid? Label { get; init; }
}

/// <summary>An opened ticket.</summary>
internal readonly record struct OpenedRow(
    DateTimeOffset At,
    Guid Department,
    TicketPriority Priority,
    int CustomerMessages,
    int StaffMessages
);

/// <summary>A closed ticket.</summary>
internal readonly record struct ClosedRow(
    DateTimeOffset At,
    Guid Department,
    TicketPriority Priority,
    Snowflake? Staff,
    long? ResolutionMs,
    long HandlingMs,
    int Reopened,
    int Transfers
);

/// <summary>A response of staff.</summary>
internal readonly record struct ResponseRow(
    DateTimeOffset At,
    Guid Department,
    Snowflake Staff,
    TicketPriority Priority,
    long WaitMs,
    bool IsFirst
);

/// <summary>A rating.</summary>
internal readonly record struct RatingRow(Guid Department, Snowflake? Staff, int Stars);

/// <summary>The rows of a period's statistics.</summary>
/// <param name="Opened">Opened in the period.</param>
/// <param name="Closed">Closed in the period.</param>
/// <param name="Responses">Responses in the period.</param>
/// <param name="Ratings">Ratings in the period.</param>
/// <param name="LiveBefore">The number of open tickets at the beginning.</param>
/// <param name="Live">The number of open tickets now, by department and state.</param>
internal sealed record StatsData(
    IReadOnlyList<OpenedRow> Opened,
    IReadOnlyList<ClosedRow> Closed,
    IReadOnlyList<ResponseRow> Responses,
    IReadOnlyList<RatingRow> Ratings,
    int LiveBefore,
    IReadOnlyList<(Guid Department, TicketState State, int Count)> Live
)
{
    /// <summary>The closing reasons in the period.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; init; } = [];
}

/// <summary>The number of tickets closed for a reason.</summary>
/// <param name="Reason">A listed reason or one of the bot; null for typed ones.</param>
/// <param name="IsNone">Whether there was no reason.</param>
/// <param name="Count">The number.</param>
internal sealed record ReasonCount(string? Reason, bool IsNone, int Count);
