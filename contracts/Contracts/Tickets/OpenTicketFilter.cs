namespace DCTicket.Contracts;

/// <summary>Which tickets are asked for; what is left out does not limit.</summary>
public sealed record OpenTicketFilter
{
    /// <summary>Only tickets in one of these states.</summary>
    public IReadOnlyList<TicketState> States { get; init; } = [];

    /// <summary>Only tickets of the department of this key.</summary>
    public string? Department { get; init; }

    /// <summary>Only tickets of this member.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>Only tickets that this member has claimed.</summary>
    public Snowflake? AssigneeId { get; init; }

    /// <summary>Only tickets of higher numbers than this one: the last number of the page before.</summary>
    public int AfterNumber { get; init; }

    /// <summary>How many at most, 1–500.</summary>
    public int Limit { get; init; } = 100;
}
