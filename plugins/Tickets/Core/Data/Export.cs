using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Transcripts of many tickets that somebody of the staff asked for. It is made bit by bit, and goes on after a restart.</summary>
internal sealed class Export
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake RequesterId { get; set; }

    /// <summary>The language of who asked.</summary>
    public required string Culture { get; set; }

    public ExportState State { get; set; }

    public ExportFilter Filter { get; set; } = new();

    /// <summary>How many tickets there were when it began.</summary>
    public int Total { get; set; }

    public int Done { get; set; }

    /// <summary>The number of the last ticket that is in it.</summary>
    public int LastNumber { get; set; }

    /// <summary>The zips that are finished.</summary>
    public List<ExportPart> Parts { get; set; } = [];

    /// <summary>The tickets that could not be taken along.</summary>
    public List<int> Problems { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Where the direct message stands that tells how far it is; null for none.</summary>
    public Snowflake? ProgressChannelId { get; set; }

    public Snowflake? ProgressMessageId { get; set; }

    /// <summary>When it goes on after a failure.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why it failed, or was not delivered, as the key of a text; null for no reason.</summary>
    public string? Problem { get; set; }

    public bool IsActive => State is ExportState.Queued or ExportState.Running or ExportState.Delivering;
}

/// <summary>The numbers are kept in the database.</summary>
internal enum ExportState
{
    /// <summary>Others of the server are made before it.</summary>
    Queued = 0,
    Running = 1,

    /// <summary>All zips are made, and are being sent.</summary>
    Delivering = 2,
    Done = 3,
    Cancelled = 4,
    Failed = 5,

    /// <summary>Who asked may not have it any more.</summary>
    Refused = 6,

    /// <summary>Its files are deleted.</summary>
    Expired = 7,
}

/// <summary>Which tickets. What is null does not matter. Kept as JSON.</summary>
internal sealed record ExportFilter
{
    public int? Number { get; init; }

    /// <summary>The departments that it may be of; null for every one, which only administrators have.</summary>
    public List<Guid>? Departments { get; init; }

    /// <summary>Whose ticket it is.</summary>
    public Snowflake? Customer { get; init; }

    /// <summary>Who had anything to do with it.</summary>
    public Snowflake? Member { get; init; }

    public TicketState? State { get; init; }

    /// <summary>Opened at this instant or later, and before that one.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Before { get; init; }

    public TranscriptFormats Formats { get; init; } = TranscriptFormats.All;
}

/// <summary>A finished zip. Kept as JSON.</summary>
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
