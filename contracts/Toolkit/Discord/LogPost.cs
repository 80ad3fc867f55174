namespace DCTicket.Toolkit.Discord;

/// <summary>What became of a message for the log channel.</summary>
public enum LogPost
{
    /// <summary>It is there.</summary>
    Sent,

    /// <summary>The server has no log channel.</summary>
    NoChannel,

    /// <summary>Discord refuses it, and will refuse it again.</summary>
    Refused,

    /// <summary>Discord could not take it now; it may be tried again later.</summary>
    Failed,
}
