using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>The filters of a search. Stored as JSON.</summary>
internal sealed record SearchFilters
{
    /// <summary>The text as typed; null for none.</summary>
    public string? Text { get; init; }

    public Guid? Ticket { get; init; }

    public Guid? Department { get; init; }

    /// <summary>The owner of the ticket.</summary>
    public Snowflake? Customer { get; init; }

    /// <summary>The staff member who claimed the ticket or wrote in it.</summary>
    public Snowflake? Staff { get; init; }

    /// <summary>The author of a message; without a text, anybody who wrote in the ticket.</summary>
    public Snowflake? Author { get; init; }

    public TicketState? State { get; init; }

    public TicketPriority? Priority { get; init; }

    public int? Rating { get; init; }

    public Guid? Label { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public bool HasFile { get; init; }

    /// <summary>Whether to sort by relevance instead of time.</summary>
    public bool BestFirst { get; init; }

    /// <summary>Whether a filter concerns ticket data that is not in the index.</summary>
    public bool AskTicket => State is not null || Priority is not null || Rating is not null || Staff is not null || Label is not null;
}
