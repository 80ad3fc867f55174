using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>A pending insert or removal in the index. See <see cref="SearchSchema"/>.</summary>
internal sealed class IndexEntry
{
    private static long Last;

    /// <summary>Only distinguishes entries of a context.</summary>
    public long Nr { get; private set; } = Interlocked.Increment(ref Last);

    /// <summary>The row: the id of a message or of a <see cref="SearchText"/>.</summary>
    public long Target { get; set; }

    /// <summary>The text; null to remove the row.</summary>
    public string? Body { get; set; }

    public string? Scope { get; set; }
}

/// <summary>A text of a ticket that is no message, with its row in the index.</summary>
internal sealed class SearchText
{
    /// <summary>The row in the index: an id like Discord's of that time, so that it sorts among messages.</summary>
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The note; null for the ticket's own text.</summary>
    public long? NoteId { get; set; }

    public TicketNote? Note { get; set; }
}

/// <summary>A ticket whose messages must be indexed again after a change of department or owner.</summary>
internal sealed class SearchTask
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The last indexed message.</summary>
    public Snowflake After { get; set; }
}

/// <summary>The progress of the index build. One row.</summary>
internal sealed class SearchState
{
    public int Id { get; set; }

    /// <summary>The <see cref="SearchSchema.Version"/> of the index.</summary>
    public int Version { get; set; }

    /// <summary>The oldest indexed message: the build runs from the newest to the oldest.</summary>
    public Snowflake Before { get; set; }

    /// <summary>The last indexed ticket, by server and number.</summary>
    public Snowflake TicketGuild { get; set; }

    public int TicketNumber { get; set; }

    /// <summary>When the build was complete; null while it runs.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>A saved search, so that its buttons work after a restart.</summary>
internal sealed class SavedSearch
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public SearchFilters Filters { get; set; } = new();

    /// <summary>The start of each page; the first at the newest.</summary>
    public List<long> Pages { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}
