namespace DCTicket.Contracts;

/// <summary>Who did what. Source: Discord's documentation, "Audit Logs Resource: Audit Log Entry Object".</summary>
public sealed record AuditLogEntry
{
    /// <summary>The id; younger entries have higher ones.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>What was done.</summary>
    public AuditLogAction ActionType { get; init; }

    /// <summary>Who did it; null for Discord itself.</summary>
    public Snowflake? UserId { get; init; }

    /// <summary>To what; null where the deed has no target.</summary>
    public Snowflake? TargetId { get; init; }

    /// <summary>The reason that was given; null for none.</summary>
    public string? Reason { get; init; }
}
