namespace DCTicket.Tickets.Core.Data;

/// <summary>For whom a transcript is made. The numbers are kept in the database.</summary>
internal enum TranscriptAudience
{
    /// <summary>Whose ticket it was: what stood in the channel when it was closed, and all of the customer's own words.</summary>
    Customer = 0,

    /// <summary>The department: also the notes, what was done, what was deleted, and earlier wordings.</summary>
    Staff = 1,
}
