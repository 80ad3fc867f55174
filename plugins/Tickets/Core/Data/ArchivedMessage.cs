using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A message of a ticket's channel as it was last seen.</summary>
internal sealed class ArchivedMessage
{
    public Snowflake Id { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public bool AuthorIsBot { get; set; }

    /// <summary>The thread in the ticket's channel that it stood in; null for the channel itself.</summary>
    public Snowflake? ThreadId { get; set; }

    public string? ThreadName { get; set; }

    /// <summary>Whether that thread was private: then what it says is for staff alone.</summary>
    public bool IsInPrivateThread { get; set; }

    /// <summary>Who speaks: told by what Discord says of the message, and never by its text.</summary>
    public MessageKind Kind { get; set; }

    /// <summary>
    /// What the author was to the ticket at that time; none for those who were nothing to it, and where it cannot be known any more.
    /// </summary>
    public ActorRoles AuthorRoles { get; set; }

    /// <summary>Discord's type of the message.</summary>
    public int Type { get; set; }

    /// <summary>The message that it answers, which need not be there any more; null for none.</summary>
    public Snowflake? ReplyToId { get; set; }

    public required string Content { get; set; }

    /// <summary>The embeds as JSON; null for none.</summary>
    public string? EmbedsJson { get; set; }

    /// <summary>The rows of buttons, selects and texts as JSON; null for none.</summary>
    public string? ComponentsJson { get; set; }

    /// <summary>The stickers as JSON; null for none.</summary>
    public string? StickersJson { get; set; }

    /// <summary>The reactions with their numbers as JSON; null for none.</summary>
    public string? ReactionsJson { get; set; }

    /// <summary>What was forwarded as JSON; null for none.</summary>
    public string? ForwardsJson { get; set; }

    /// <summary>The poll with its results as JSON; null for none.</summary>
    public string? PollJson { get; set; }

    /// <summary>The people that it mentions, by id and name, as JSON; null for none.</summary>
    public string? MentionsJson { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>Why something of it is not here, as a key of a text; null where all of it is.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was deleted, or was first missing (<see cref="DeletionUnseen"/>).</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Whether nobody saw it being deleted: it was there once, and later was not.</summary>
    public bool DeletionUnseen { get; set; }
}

/// <summary>Who speaks in a message. The numbers are kept in the database.</summary>
internal enum MessageKind
{
    /// <summary>A person.</summary>
    Person = 0,

    /// <summary>DCTicket.</summary>
    Own = 1,

    /// <summary>Another bot.</summary>
    Bot = 2,

    /// <summary>A webhook.</summary>
    Webhook = 3,

    /// <summary>Discord itself: somebody pinned something, a thread was opened…</summary>
    System = 4,
}

/// <summary>What a message said before an edit.</summary>
internal sealed class MessageEdit
{
    public long Id { get; set; }

    public Snowflake MessageId { get; set; }

    public required string Content { get; set; }

    /// <summary>The embeds as JSON, where the edit changed them; null for none.</summary>
    public string? EmbedsJson { get; set; }

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

    /// <summary>The sender's words for who cannot see it; null for none.</summary>
    public string? Description { get; set; }

    /// <summary>The width of an image or video; null for others.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    /// <summary>The SHA-256 of the bytes that are kept; null while there are none.</summary>
    public string? Hash { get; set; }

    /// <summary>When an edit took it off its message; null while it is there.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Why there are none, as a key of a text; rows of old have English words. Null for not fetched yet.</summary>
    public string? Problem { get; set; }
}

/// <summary>Bytes that are kept for a server, once for however many messages have them: what counts towards its quota.</summary>
internal sealed class StoredFile
{
    public Snowflake GuildId { get; set; }

    /// <summary>The SHA-256.</summary>
    public required string Hash { get; set; }

    public long Size { get; set; }

    public DateTimeOffset StoredAt { get; set; }
}
