namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// What staff other than the assignee can do in a claimed ticket. Administrators are not restricted. The numbers are stored in the
/// database.
/// </summary>
internal enum ClaimVisibility
{
    /// <summary>Everyone of staff can read and write.</summary>
    EveryoneWrites = 0,

    /// <summary>Others can only read.</summary>
    OthersRead = 1,

    /// <summary>Others do not see it.</summary>
    OthersHidden = 2,
}
