namespace DCTicket.Contracts;

/// <summary>How urgent a ticket is. The numbers are kept in databases, and higher is more urgent.</summary>
public enum TicketPriority
{
    /// <summary>It can wait.</summary>
    Low = 0,

    /// <summary>What a new ticket has.</summary>
    Normal = 1,

    /// <summary>Before the others.</summary>
    High = 2,

    /// <summary>At once.</summary>
    Urgent = 3,
}
