using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The metrics of a ticket. Computed from its history and messages at any time; docs/statistics.md explains each value.</summary>
internal sealed class TicketMetrics
{
    public Guid TicketId { get; set; }

    public Snowflake GuildId { get; set; }

    public int Number { get; set; }

    /// <summary>The current department.</summary>
    public Guid DepartmentId { get; set; }

    public TicketState State { get; set; }

    public TicketPriority Priority { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? FirstResponseAt { get; set; }

    public long? FirstResponseMs { get; set; }

    public Snowflake? FirstResponderId { get; set; }

    /// <summary>The number of responses after the first one, and the customer's waiting time for them.</summary>
    public int FurtherResponses { get; set; }

    public long FurtherTotalMs { get; set; }

    public long? FurtherMedianMs { get; set; }

    /// <summary>When it was last resolved, or closed without that; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public long? ResolutionMs { get; set; }

    /// <summary>How long the ticket waited for staff, until its last change of state.</summary>
    public long HandlingMs { get; set; }

    public int Reopened { get; set; }

    public int Transfers { get; set; }

    public int? Rating { get; set; }

    public DateTimeOffset? RatedAt { get; set; }

    public int CustomerMessages { get; set; }

    public int StaffMessages { get; set; }

    public Snowflake? AssigneeId { get; set; }

    public Snowflake? CloserId { get; set; }

    /// <summary>The responsible staff member: the assignee, else the first responder, else the closer.</summary>
    public Snowflake? StaffId { get; set; }

    /// <summary>The version of the rules of this row.</summary>
    public int RulesVersion { get; set; }
}

/// <summary>
/// The fact of a message without its content: it remains after the deletion of the message, so that metrics can be recomputed.
/// </summary>
internal sealed class MessageFact
{
    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The staff member; null for customers and invited members.</summary>
    public Snowflake? StaffId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A response of staff for which the customer had waited.</summary>
internal sealed class StaffResponse
{
    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The department at that time.</summary>
    public Guid DepartmentId { get; set; }

    public Snowflake StaffId { get; set; }

    /// <summary>The current priority.</summary>
    public TicketPriority Priority { get; set; }

    public DateTimeOffset At { get; set; }

    public long WaitMs { get; set; }

    public bool IsFirst { get; set; }
}

/// <summary>The dirty mark of a ticket for metrics. Triggers of the database write it, in the transaction of the change.</summary>
internal sealed class DirtyMetrics
{
    public Guid TicketId { get; set; }

    /// <summary>Incremented by every change: a processor that has read an older value keeps the row.</summary>
    public long Mark { get; set; }
}

/// <summary>The last name of a staff member in a server, for charts and files without mentions.</summary>
internal sealed class StaffName
{
    public Snowflake GuildId { get; set; }

    public Snowflake MemberId { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>The statistics settings of a server.</summary>
internal sealed class StatsSettings
{
    public Snowflake GuildId { get; set; }

    /// <summary>The IANA id of the time zone of <see cref="DigestDueAt"/>; it follows <see cref="IGuildLocale"/>.</summary>
    public string TimeZone { get; set; } = StatsZone.Default;

    /// <summary>The channel of the weekly report; null for none.</summary>
    public Snowflake? DigestChannelId { get; set; }

    public DayOfWeek DigestDay { get; set; }

    /// <summary>0–23.</summary>
    public int DigestHour { get; set; }

    /// <summary>When the next digest is due, or the end of the lease; null for never.</summary>
    public DateTimeOffset? DigestDueAt { get; set; }

    /// <summary>The due time of the running digest, for a retry after a crash.</summary>
    public DateTimeOffset? DigestFor { get; set; }

    public int DigestAttempts { get; set; }

    /// <summary>The last reported problem of the digest; null after a successful post.</summary>
    public string? DigestProblem { get; set; }
}
