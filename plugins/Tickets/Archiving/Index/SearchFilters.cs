using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>What is searched for. Kept as JSON.</summary>
internal sealed record SearchFilters
{
    /// <summary>As it was typed; null for none.</summary>
    public string? Text { get; init; }

    public Guid? Ticket { get; init; }

    public Guid? Department { get; init; }

    /// <summary>Whose ticket.</summary>
    public Snowflake? Customer { get; init; }

    /// <summary>Who has claimed the ticket or wrote in it as staff.</summary>
    public Snowflake? Staff { get; init; }

    /// <summary>Who wrote the message; where there is no text, who wrote in the ticket.</summary>
    public Snowflake? Author { get; init; }

    public TicketState? State { get; init; }

    public TicketPriority? Priority { get; init; }

    public int? Rating { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public bool HasFile { get; init; }

    /// <summary>Whether what fits best comes first, and not what is newest.</summary>
    public bool BestFirst { get; init; }

    /// <summary>Whether something is asked of the ticket that the index of words does not know.</summary>
    public bool AskTicket => State is not null || Priority is not null || Rating is not null || Staff is not null;
}
