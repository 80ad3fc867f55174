using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>One pass over a ticket's missing effects.</summary>
internal sealed class TicketRun(Ticket ticket, bool repeat)
{
    public Ticket Ticket { get; set; } = ticket;

    /// <summary>Whether an earlier pass may have done an effect without noting it.</summary>
    public bool Repeat { get; } = repeat;

    /// <summary>Why the pass stopped early; what is left is tried again later.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Why Discord does not give the ticket a channel.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>What the history says of a ticket that ended because an effect was given up; null for nothing.</summary>
    public TicketHistory? End { get; set; }
}
