namespace DCTicket.Tickets.Core.Data;

/// <summary>The audience of a transcript. The numbers are stored in the database.</summary>
internal enum TranscriptAudience
{
    /// <summary>The owner: the channel's content at closing, and all of the owner's own messages.</summary>
    Customer = 0,

    /// <summary>The department: also notes, history, deleted messages, and earlier versions.</summary>
    Staff = 1,
}
