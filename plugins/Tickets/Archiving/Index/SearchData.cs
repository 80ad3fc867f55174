using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Something to be written to the index, or taken out of it. See <see cref="SearchSchema"/>.</summary>
internal sealed class IndexEntry
{
    private static long _last;

    /// <summary>Only tells the entries of a context apart.</summary>
    public long Nr { get; private set; } = Interlocked.Increment(ref _last);

    /// <summary>The row: the id of a message or of a <see cref="SearchText"/>.</summary>
    public long Target { get; set; }

    /// <summary>The words; null to take the row out.</summary>
    public string? Body { get; set; }

    public string? Scope { get; set; }
}

/// <summary>A text of a ticket that is no message, and its row in the index.</summary>
internal sealed class SearchText
{
    /// <summary>
    /// The row in the index. Made like an id of Discord of that instant, so that it stands among the messages of its time.
    /// </summary>
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The note whose text it is; null for what the ticket itself says.</summary>
    public long? NoteId { get; set; }

    public TicketNote? Note { get; set; }
}

/// <summary>A ticket whose messages have to be indexed anew, because the department or the owner is another one now.</summary>
internal sealed class SearchTask
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The last message that is done.</summary>
    public Snowflake After { get; set; }
}

/// <summary>How far what was there before is indexed. One row.</summary>
internal sealed class SearchState
{
    public int Id { get; set; }

    /// <summary>The <see cref="SearchSchema.Version"/> of what is indexed.</summary>
    public int Version { get; set; }

    /// <summary>The oldest message that is done: it goes from the newest to the oldest, which are asked for least.</summary>
    public Snowflake Before { get; set; }

    /// <summary>The last ticket that is done, in the order of server and number.</summary>
    public Snowflake TicketGuild { get; set; }

    public int TicketNumber { get; set; }

    /// <summary>When all was done; null while it goes on.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>What somebody searched for, so that its buttons work after a restart too.</summary>
internal sealed class SavedSearch
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public SearchFilters Filters { get; set; } = new();

    /// <summary>Where each page begins; the first at the newest.</summary>
    public List<long> Pages { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}
