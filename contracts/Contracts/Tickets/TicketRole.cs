namespace DCTicket.Contracts;

/// <summary>The roles of a member in a ticket; a member can have several.</summary>
[Flags]
public enum TicketRole
{
    /// <summary>No role.</summary>
    None = 0,

    /// <summary>The member who opened it.</summary>
    Owner = 1,

    /// <summary>Staff of its department, or an administrator.</summary>
    Staff = 2,

    /// <summary>Invited, personally or by a role.</summary>
    Invited = 4,
}
