using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>A message of a ticket's channel as it was last seen.</summary>
internal sealed class ArchivedMessage
{
    public Snowflake Id { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public bool AuthorIsBot { get; set; }

    public int Type { get; set; }

    public required string Content { get; set; }

    /// <summary>The embeds as JSON; null for none.</summary>
    public string? EmbedsJson { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}

/// <summary>What a message said before an edit.</summary>
internal sealed class MessageEdit
{
    public long Id { get; set; }

    public Snowflake MessageId { get; set; }

    public required string Content { get; set; }

    /// <summary>When it was replaced.</summary>
    public DateTimeOffset ReplacedAt { get; set; }
}

/// <summary>A file of a message. Its bytes are kept by their hash.</summary>
internal sealed class ArchivedAttachment
{
    public Snowflake Id { get; set; }

    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    public required string FileName { get; set; }

    public string? ContentType { get; set; }

    public long Size { get; set; }

    /// <summary>The SHA-256 of the bytes that are kept; null while there are none.</summary>
    public string? Hash { get; set; }

    /// <summary>Why there are none.</summary>
    public string? Problem { get; set; }
}
