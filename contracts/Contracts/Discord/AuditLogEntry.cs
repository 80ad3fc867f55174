namespace DCTicket.Contracts;

/// <summary>An entry of the audit log. Source: Discord's documentation, "Audit Logs Resource: Audit Log Entry Object".</summary>
public sealed record AuditLogEntry
{
    /// <summary>The id; newer entries have higher ones.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The action.</summary>
    public AuditLogAction ActionType { get; init; }

    /// <summary>The user who did it; null for Discord itself.</summary>
    public Snowflake? UserId { get; init; }

    /// <summary>The id of the target; null where the action has none.</summary>
    public Snowflake? TargetId { get; init; }

    /// <summary>The reason that the user gave; null for none.</summary>
    public string? Reason { get; init; }
}
