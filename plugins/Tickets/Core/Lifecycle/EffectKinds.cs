namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The effects of a ticket on Discord. The numbers are stored in the database.</summary>
[Flags]
internal enum EffectKinds
{
    None = 0,
    Channel = 1,
    Welcome = 2,
    Access = 4,
    ClosingMessage = 8,
    History = 16,
    Transcript = 32,
    Log = 64,
    DeleteChannel = 128,
    Notices = 256,
    Control = 512,
    Place = 1024,
    Problem = 2048,
    LogUpdate = 4096,
    Files = 8192,
    ThreadNote = 16384,

    /// <summary>The log message has no files: they were rejected, such as for their size or a missing permission.</summary>
    LogFilesTooLarge = 32768,
    LogFilesForbidden = 65536,
    LogFilesRefused = 131072,

    /// <summary>The log message has no files: the transcript could not be built.</summary>
    LogFilesFailed = 262144,
    Pin = 524288,
    NewTicketNotice = 1048576,
    StaffThread = 2097152,
    All =
        Channel
        | Welcome
        | Access
        | ClosingMessage
        | History
        | Transcript
        | Log
        | DeleteChannel
        | Notices
        | Control
        | Place
        | Problem
        | LogUpdate
        | Files
        | ThreadNote
        | Pin
        | NewTicketNotice
        | StaffThread,
}
