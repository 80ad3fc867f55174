namespace DCTicket.Tickets.Help;

/// <summary>Who asks for help, and where. Each has a text of its name.</summary>
internal enum HelpTopic
{
    /// <summary>A member, outside of tickets.</summary>
    Customer,

    /// <summary>The owner of the ticket whose channel this is.</summary>
    Owner,

    /// <summary>Somebody who is invited to the ticket whose channel this is.</summary>
    Invited,

    /// <summary>Somebody who works for a department, outside of tickets.</summary>
    Staff,

    /// <summary>Somebody who works for the ticket whose channel this is.</summary>
    TicketStaff,

    /// <summary>Somebody who may use /support.</summary>
    Admin,

    /// <summary>The same, in a server without a panel.</summary>
    NewAdmin,
}
