namespace DCTicket.Toolkit.Discord;

/// <summary>The result of posting to a log channel.</summary>
public enum LogPost
{
    /// <summary>It was posted.</summary>
    Sent,

    /// <summary>The server has no log channel.</summary>
    NoChannel,

    /// <summary>Discord rejected it; a retry is useless.</summary>
    Refused,

    /// <summary>Discord failed; it can be retried later.</summary>
    Failed,
}
