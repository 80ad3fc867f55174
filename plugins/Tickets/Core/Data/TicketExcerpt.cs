using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The columns of a ticket that each message needs.</summary>
internal sealed record TicketExcerpt
{
    public required Guid Id { get; init; }

    public required Snowflake GuildId { get; init; }

    public required int Number { get; init; }

    public required Snowflake ChannelId { get; init; }

    public required Guid DepartmentId { get; init; }

    public required Snowflake OwnerId { get; init; }

    public required Snowflake? AssigneeId { get; init; }

    public required TicketState State { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateChangedAt { get; init; }

    public required DateTimeOffset? LastCustomerMessageAt { get; init; }

    public required DateTimeOffset? LastStaffMessageAt { get; init; }

    public required DateTimeOffset? FirstResponseAt { get; init; }

    public required DateTimeOffset? WarnedAt { get; init; }

    public required DateTimeOffset? CloseRequestedAt { get; init; }

    public required DateTimeOffset? CloseRequestExpiresAt { get; init; }

    public required DateTimeOffset? SnoozedUntil { get; init; }

    public required DateTimeOffset? SnoozeEndedAt { get; init; }

    public required bool IsKeptOpen { get; init; }

    public required DateTimeOffset? DeadlineAt { get; init; }

    public required Snowflake? ClosingMessageId { get; init; }

    /// <summary>The department's.</summary>
    public required DepartmentRules Rules { get; init; }

    /// <summary>The department's staff roles.</summary>
    public required IReadOnlyList<Snowflake> Staff { get; init; }

    public required IReadOnlyList<TicketMember> Members { get; init; }
}
