namespace DCTicket.Tickets.Help;

/// <summary>The situation of a person who asks for help. Each has a text of its name.</summary>
internal enum HelpTopic
{
    /// <summary>A member, outside of tickets.</summary>
    Customer,

    /// <summary>The owner, in the ticket's channel.</summary>
    Owner,

    /// <summary>An invited member, in the ticket's channel.</summary>
    Invited,

    /// <summary>Staff, outside of tickets.</summary>
    Staff,

    /// <summary>Staff, in the ticket's channel.</summary>
    TicketStaff,

    /// <summary>A member who may use /support.</summary>
    Admin,

    /// <summary>The same, in a server without a panel.</summary>
    NewAdmin,
}
