namespace DCTicket.Tickets.Conversation.Access;

/// <summary>What follows where somebody else has changed who sees a ticket.</summary>
internal enum AccessStep
{
    /// <summary>Nothing: it was told a moment ago.</summary>
    Silent = 0,

    /// <summary>The overwrites are put back, and the log channel is told.</summary>
    PutBack = 1,

    /// <summary>It was put back too often in the last hour: the log channel is told that it stays.</summary>
    Leave = 2,

    /// <summary>People were shut out: the log channel is told how to put it right.</summary>
    TellShutOut = 3,
}
