namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The actions on a ticket. The numbers are stored in the database.</summary>
internal enum TicketAction
{
    /// <summary>Created. Only in the history, since there was no ticket to act on.</summary>
    Open = 0,

    CustomerWrites = 1,
    StaffWrites = 2,

    /// <summary>A human is requested.</summary>
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

    /// <summary>The inactivity warning.</summary>
    WarnOfInactivity = 16,

    /// <summary>Closed for inactivity.</summary>
    CloseInactive = 17,

    /// <summary>The reopen period is over.</summary>
    Expire = 18,

    /// <summary>The owner has left the server.</summary>
    OwnerLeaves = 19,

    /// <summary>Its channel was deleted manually.</summary>
    ChannelGone = 20,
    Rate = 21,

    /// <summary>Its channel, access and messages are repaired.</summary>
    Repair = 22,

    /// <summary>The customer is asked whether it can be closed.</summary>
    RequestClose = 23,
    ConfirmClose = 24,
    DeclineClose = 25,

    /// <summary>The customer has not answered the close request.</summary>
    ExpireCloseRequest = 26,

    /// <summary>Staff sends a canned reply. The posted message is the answer.</summary>
    SendReply = 27,
    ChangeLabels = 28,

    /// <summary>Closing for inactivity is turned off or on for it.</summary>
    SetAutoClose = 29,

    /// <summary>It leaves the queue until a time.</summary>
    Snooze = 30,
    EndSnooze = 31,
}
