namespace DCTicket.Tickets.Conversation.Access;

/// <summary>The reaction to changed overwrites.</summary>
internal enum AccessStep
{
    /// <summary>Nothing: it was reported recently.</summary>
    Silent = 0,

    /// <summary>Restore the overwrites, and notify the log channel.</summary>
    PutBack = 1,

    /// <summary>Restored too often in the last hour: notify the log channel that they remain.</summary>
    Leave = 2,

    /// <summary>Access was removed: notify the log channel how to restore it.</summary>
    TellShutOut = 3,
}
