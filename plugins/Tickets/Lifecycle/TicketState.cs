namespace DCTicket.Tickets;

/// <summary>Where a ticket stands. The numbers are kept in the database.</summary>
internal enum TicketState
{
    /// <summary>New; nobody of the department has taken it up yet, and whoever answers first may be a machine.</summary>
    Open = 0,

    /// <summary>Over for good; its channel goes after the grace time.</summary>
    Closed = 1,

    /// <summary>People are asked for, and the next word is theirs.</summary>
    WaitingForStaff = 2,

    /// <summary>Staff has answered; the next word is the customer's.</summary>
    WaitingForCustomer = 3,

    /// <summary>Solved, it is thought; the customer can take it up again until the reopen period is over.</summary>
    Resolved = 4,
}
