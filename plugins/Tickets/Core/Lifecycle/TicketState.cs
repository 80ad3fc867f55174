namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>Where a ticket stands. The numbers are kept in the database.</summary>
internal enum TicketState
{
    /// <summary>An automatic responder has taken it, and no person has answered. No ticket starts so without one.</summary>
    Open = 0,

    /// <summary>Over for good; its channel goes after the grace time.</summary>
    Closed = 1,

    /// <summary>The next word is the staff's. A new ticket starts so.</summary>
    WaitingForStaff = 2,

    /// <summary>Staff has answered; the next word is the customer's.</summary>
    WaitingForCustomer = 3,

    /// <summary>Solved, it is thought; the customer can take it up again until the reopen period is over.</summary>
    Resolved = 4,
}
