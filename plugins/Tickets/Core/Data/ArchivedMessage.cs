using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A message of a ticket's channel, in its last known version.</summary>
internal sealed class ArchivedMessage
{
    public Snowflake Id { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public bool AuthorIsBot { get; set; }

    /// <summary>The thread in the ticket's channel; null for the channel itself.</summary>
    public Snowflake? ThreadId { get; set; }

    public string? ThreadName { get; set; }

    /// <summary>Whether that thread was private: then only staff may read it.</summary>
    public bool IsInPrivateThread { get; set; }

    /// <summary>The kind of author, from Discord's data and never from the text.</summary>
    public MessageKind Kind { get; set; }

    /// <summary>The author's roles in the ticket at that time; none for others, and if unknown.</summary>
    public ActorRoles AuthorRoles { get; set; }

    /// <summary>Discord's type of the message.</summary>
    public int Type { get; set; }

    /// <summary>The message it replies to, which may be missing; null for none.</summary>
    public Snowflake? ReplyToId { get; set; }

    public required string Content { get; set; }

    /// <summary>The embeds as JSON; null for none.</summary>
    public string? EmbedsJson { get; set; }

    /// <summary>The rows of buttons, selects and texts as JSON; null for none.</summary>
    public string? ComponentsJson { get; set; }

    /// <summary>The stickers as JSON; null for none.</summary>
    public string? StickersJson { get; set; }

    /// <summary>The reactions with counts as JSON; null for none.</summary>
    public string? ReactionsJson { get; set; }

    /// <summary>The forwarded message as JSON; null for none.</summary>
    public string? ForwardsJson { get; set; }

    /// <summary>The poll with its results as JSON; null for none.</summary>
    public string? PollJson { get; set; }

    /// <summary>The mentioned users by id and name, as JSON; null for none.</summary>
    public string? MentionsJson { get; set; }

    public bool IsPinned { get; set; }

    /// <summary>Why a part is missing, as a key of a text; null if it is complete.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was deleted, or was first missing (<see cref="DeletionUnseen"/>).</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Whether the deletion was detected later, without an event.</summary>
    public bool DeletionUnseen { get; set; }
}

/// <summary>The kind of a message's author. The numbers are stored in the database.</summary>
internal enum MessageKind
{
    /// <summary>A user.</summary>
    Person = 0,

    /// <summary>DCTicket.</summary>
    Own = 1,

    /// <summary>Another bot.</summary>
    Bot = 2,

    /// <summary>A webhook.</summary>
    Webhook = 3,

    /// <summary>A system message of Discord: a pin, a new thread…</summary>
    System = 4,
}

/// <summary>An earlier version of an edited message.</summary>
internal sealed class MessageEdit
{
    public long Id { get; set; }

    public Snowflake MessageId { get; set; }

    public required string Content { get; set; }

    /// <summary>The embeds as JSON, if the edit changed them; null otherwise.</summary>
    public string? EmbedsJson { get; set; }

    /// <summary>When it was edited.</summary>
    public DateTimeOffset ReplacedAt { get; set; }
}

/// <summary>An attachment of a message. Its file is stored by hash.</summary>
internal sealed class ArchivedAttachment
{
    public Snowflake Id { get; set; }

    public Snowflake MessageId { get; set; }

    public Guid TicketId { get; set; }

    public required string FileName { get; set; }

    public string? ContentType { get; set; }

    public long Size { get; set; }

    /// <summary>The alternative text.</summary>
    public string? Description { get; set; }

    /// <summary>The width of an image or video; null for others.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    /// <summary>The SHA-256 of the stored file; null for none.</summary>
    public string? Hash { get; set; }

    /// <summary>When an edit removed it from its message; null while it is there.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Why it is not stored, as a key of a text; old rows have English texts. Null if it was not downloaded yet.</summary>
    public string? Problem { get; set; }
}

/// <summary>A file stored for a server, counted once towards its quota.</summary>
internal sealed class StoredFile
{
    public Snowflake GuildId { get; set; }

    /// <summary>The SHA-256.</summary>
    public required string Hash { get; set; }

    public long Size { get; set; }

    public DateTimeOffset StoredAt { get; set; }
}
