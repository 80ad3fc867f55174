namespace DCTicket.Contracts;

/// <summary>Where a ticket is in its life. The numbers are kept in databases.</summary>
public enum TicketState
{
    /// <summary>An automatic responder answers, and no person has answered yet. No ticket starts so without a responder.</summary>
    Open = 0,

    /// <summary>Over for good; its channel is deleted after the grace time.</summary>
    Closed = 1,

    /// <summary>It is the staff's turn to write. A new ticket starts so.</summary>
    WaitingForStaff = 2,

    /// <summary>Staff has answered; it is the customer's turn to write.</summary>
    WaitingForCustomer = 3,

    /// <summary>Believed to be solved; the customer can reopen it until the reopen period ends.</summary>
    Resolved = 4,
}
