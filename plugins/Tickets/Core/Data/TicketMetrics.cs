using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// What is counted of a ticket. Computed from its history and its messages, and can be computed again; docs/statistics.md says what each
/// number means.
/// </summary>
internal sealed class TicketMetrics
{
    public Guid TicketId { get; set; }

    public Snowflake GuildId { get; set; }

    public int Number { get; set; }

    /// <summary>Where it is now.</summary>
    public Guid DepartmentId { get; set; }

    public TicketState State { get; set; }

    public TicketPriority Priority { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? FirstResponseAt { get; set; }

    public long? FirstResponseMs { get; set; }

    public Snowflake? FirstResponderId { get; set; }

    /// <summary>How many responses there were after the first one, and how long the customer waited for them.</summary>
    public int FurtherResponses { get; set; }

    public long FurtherTotalMs { get; set; }

    public long? FurtherMedianMs { get; set; }

    /// <summary>When it was last resolved, or closed without that; null while it is at work.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public long? ResolutionMs { get; set; }

    /// <summary>How long the next word was staff's, up to the last change of its state.</summary>
    public long HandlingMs { get; set; }

    public int Reopened { get; set; }

    public int Transfers { get; set; }

    public int? Rating { get; set; }

    public DateTimeOffset? RatedAt { get; set; }

    public int CustomerMessages { get; set; }

    public int StaffMessages { get; set; }

    public Snowflake? AssigneeId { get; set; }

    public Snowflake? CloserId { get; set; }

    /// <summary>Whose ticket it is among the staff: the assignee, else who answered first, else who of the staff closed it.</summary>
    public Snowflake? StaffId { get; set; }

    /// <summary>The version of the rules that it was counted by.</summary>
    public int RulesVersion { get; set; }
}

/// <summary>
/// That somebody said something in a ticket, without what it was: it stays when the message is deleted, so that what is past can be
/// counted again.
/// </summary>
internal sealed class MessageFact
{
    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>Who of the staff; null for the customer and whoever the customer invited.</summary>
    public Snowflake? StaffId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A word of the staff for which the customer had waited.</summary>
internal sealed class StaffResponse
{
    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>Where the ticket was then.</summary>
    public Guid DepartmentId { get; set; }

    public Snowflake StaffId { get; set; }

    /// <summary>How urgent the ticket is now.</summary>
    public TicketPriority Priority { get; set; }

    public DateTimeOffset At { get; set; }

    public long WaitMs { get; set; }

    public bool IsFirst { get; set; }
}

/// <summary>
/// A ticket in which something has happened since it was counted. Triggers of the database write it, in the transaction of what happened.
/// </summary>
internal sealed class DirtyMetrics
{
    public Guid TicketId { get; set; }

    /// <summary>Grows with whatever happens: who has counted less leaves the row.</summary>
    public long Mark { get; set; }
}

/// <summary>What somebody of the staff was last called in a server, for charts and files, where Discord shows no mention.</summary>
internal sealed class StaffName
{
    public Snowflake GuildId { get; set; }

    public Snowflake MemberId { get; set; }

    public required string Name { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>How a server wants its numbers.</summary>
internal sealed class StatsSettings
{
    public Snowflake GuildId { get; set; }

    /// <summary>The IANA id of the zone in which its days begin.</summary>
    public string TimeZone { get; set; } = StatsZone.Default;

    /// <summary>Where the weekly digest is posted; null for nowhere.</summary>
    public Snowflake? DigestChannelId { get; set; }

    public DayOfWeek DigestDay { get; set; }

    /// <summary>0–23.</summary>
    public int DigestHour { get; set; }

    /// <summary>When the next digest is due, or until when somebody is at work on it; null for never.</summary>
    public DateTimeOffset? DigestDueAt { get; set; }

    /// <summary>The instant that the digest at work was due at, which an attempt after a crash goes on with.</summary>
    public DateTimeOffset? DigestFor { get; set; }

    public int DigestAttempts { get; set; }

    /// <summary>What the log channel was last told that keeps the digest away; null once one was posted.</summary>
    public string? DigestProblem { get; set; }
}
