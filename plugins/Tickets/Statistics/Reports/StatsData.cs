using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>What is asked for.</summary>
/// <param name="Guild">The server.</param>
/// <param name="Departments">Only these; null for all.</param>
/// <param name="Staff">Only what this person did; null for all.</param>
/// <param name="Range">When.</param>
internal sealed record StatsFilter(Snowflake Guild, IReadOnlyList<Guid>? Departments, Snowflake? Staff, StatsRange Range);

/// <summary>A ticket that was opened.</summary>
internal readonly record struct OpenedRow(
    DateTimeOffset At,
    Guid Department,
    TicketPriority Priority,
    int CustomerMessages,
    int StaffMessages
);

/// <summary>A ticket that was closed.</summary>
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

/// <summary>A response of the staff.</summary>
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

/// <summary>The rows that the numbers of a period are made of.</summary>
/// <param name="Opened">Of the period.</param>
/// <param name="Closed">Of the period.</param>
/// <param name="Responses">Of the period.</param>
/// <param name="Ratings">Of the period.</param>
/// <param name="LiveBefore">How many tickets were live when the period began.</param>
/// <param name="Live">How many are live now, by department and state.</param>
internal sealed record StatsData(
    IReadOnlyList<OpenedRow> Opened,
    IReadOnlyList<ClosedRow> Closed,
    IReadOnlyList<ResponseRow> Responses,
    IReadOnlyList<RatingRow> Ratings,
    int LiveBefore,
    IReadOnlyList<(Guid Department, TicketState State, int Count)> Live
)
{
    /// <summary>Why the tickets of the period were closed.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; init; } = [];
}

/// <summary>How often tickets were closed for a reason.</summary>
/// <param name="Reason">A reason of the department's list, or what DCTicket itself said; null for what somebody typed.</param>
/// <param name="IsNone">Whether no reason was given.</param>
/// <param name="Count">How often.</param>
internal sealed record ReasonCount(string? Reason, bool IsNone, int Count);
