namespace DCTicket.Contracts;

/// <summary>What a member is to a ticket; a member can be several.</summary>
[Flags]
public enum TicketRole
{
    /// <summary>Nobody in particular.</summary>
    None = 0,

    /// <summary>Who opened it.</summary>
    Owner = 1,

    /// <summary>Who works for its department, or is an administrator.</summary>
    Staff = 2,

    /// <summary>Was invited to it, in person or by a role.</summary>
    Invited = 4,
}
