using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>One run over a ticket's pending effects.</summary>
internal sealed class TicketRun(Ticket ticket, bool repeat)
{
    public Ticket Ticket { get; set; } = ticket;

    /// <summary>Whether an earlier run may have done an effect without saving it.</summary>
    public bool Repeat { get; } = repeat;

    /// <summary>Why the run stopped early; the rest is retried later.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Why Discord rejects the ticket's channel.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>The history detail of a ticket that ended because an effect was abandoned; null for none.</summary>
    public TicketHistory? End { get; set; }
}
