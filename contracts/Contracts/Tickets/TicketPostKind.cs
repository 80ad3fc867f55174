namespace DCTicket.Contracts;

/// <summary>What a post of a plugin is to a ticket. The numbers are kept in the database.</summary>
public enum TicketPostKind
{
    /// <summary>An answer to the customer.</summary>
    Answer = 0,

    /// <summary>Something to know.</summary>
    Notice = 1,

    /// <summary>A reminder of something that is due.</summary>
    Reminder = 2,
}
