using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>An export of several transcripts, requested by staff. It is built in steps, and continues after a restart.</summary>
internal sealed class Export
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake RequesterId { get; set; }

    /// <summary>The requester's language.</summary>
    public required string Culture { get; set; }

    public ExportState State { get; set; }

    public ExportFilter Filter { get; set; } = new();

    /// <summary>The number of tickets at the start.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    /// <summary>The number of the last exported ticket.</summary>
    public int LastNumber { get; set; }

    /// <summary>The finished archives.</summary>
    public List<ExportPart> Parts { get; set; } = [];

    /// <summary>The tickets that failed.</summary>
    public List<int> Problems { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The direct message with the progress; null for none.</summary>
    public Snowflake? ProgressChannelId { get; set; }

    public Snowflake? ProgressMessageId { get; set; }

    /// <summary>The time of the next attempt after a failure.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why it failed or was not delivered, as the key of a text; null for no failure.</summary>
    public string? Problem { get; set; }

    public bool IsActive => State is ExportState.Queued or ExportState.Running or ExportState.Delivering;
}

/// <summary>The numbers are stored in the database.</summary>
internal enum ExportState
{
    /// <summary>Waits for other exports of the server.</summary>
    Queued = 0,
    Running = 1,

    /// <summary>All archives are built, and are being sent.</summary>
    Delivering = 2,
    Done = 3,
    Cancelled = 4,
    Failed = 5,

    /// <summary>The requester is no longer allowed to have it.</summary>
    Refused = 6,

    /// <summary>Its files were deleted.</summary>
    Expired = 7,
}

/// <summary>The filter of an export; null values match all. Stored as JSON.</summary>
internal sealed record ExportFilter
{
    public int? Number { get; init; }

    /// <summary>The allowed departments; null for all, for administrators only.</summary>
    public List<Guid>? Departments { get; init; }

    /// <summary>The owner of the ticket.</summary>
    public Snowflake? Customer { get; init; }

    /// <summary>Any participant.</summary>
    public Snowflake? Member { get; init; }

    public TicketState? State { get; init; }

    /// <summary>Opened at or after this time, and before that one.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Before { get; init; }

    public TranscriptFormats Formats { get; init; } = TranscriptFormats.All;
}

/// <summary>A finished archive. Stored as JSON.</summary>
internal sealed record ExportPart
{
    public required string Name { get; init; }

    public long Size { get; init; }

    public int Tickets { get; init; }

    /// <summary>The number of the last ticket in it.</summary>
    public int LastNumber { get; init; }

    /// <summary>The direct message with it; null while it is not sent.</summary>
    public Snowflake? MessageId { get; init; }
}
