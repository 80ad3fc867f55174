namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>What can be done with a ticket, or happen to it. The numbers are kept in the database.</summary>
internal enum TicketAction
{
    /// <summary>It was made. Only in the history: there is no ticket yet that it could be done to.</summary>
    Open = 0,

    CustomerWrites = 1,
    StaffWrites = 2,

    /// <summary>People are asked for.</summary>
    Handoff = 3,
    Claim = 4,
    Unclaim = 5,
    Assign = 6,
    Transfer = 7,
    Invite = 8,
    Uninvite = 9,
    Rename = 10,
    SetPriority = 11,
    Note = 12,
    Resolve = 13,
    Reopen = 14,
    Close = 15,

    /// <summary>Nobody has written for too long: the warning before it is closed.</summary>
    WarnOfInactivity = 16,

    /// <summary>Nobody has written for too long, and the warning was of no avail.</summary>
    CloseInactive = 17,

    /// <summary>The time to reopen a resolved ticket is over.</summary>
    Expire = 18,

    /// <summary>The customer has left the server.</summary>
    OwnerLeaves = 19,

    /// <summary>Its channel was deleted by hand.</summary>
    ChannelGone = 20,
    Rate = 21,

    /// <summary>Its channel, access and messages are put right.</summary>
    Repair = 22,
}
