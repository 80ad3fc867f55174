namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The state of a ticket. The numbers are stored in the database.</summary>
internal enum TicketState
{
    /// <summary>An automatic responder handles it, and no person has replied. Only used with one.</summary>
    Open = 0,

    /// <summary>Final; its channel is deleted after the grace period.</summary>
    Closed = 1,

    /// <summary>Staff has to reply. The initial state.</summary>
    WaitingForStaff = 2,

    /// <summary>Staff has replied; the customer has to reply.</summary>
    WaitingForCustomer = 3,

    /// <summary>Resolved; the customer can reopen it until the reopen period is over.</summary>
    Resolved = 4,
}
