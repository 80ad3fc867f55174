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

    /// <summary>Has claimed it, and still works for its department.</summary>
    Assignee = 8,

    /// <summary>Is an administrator of the server.</summary>
    Admin = 16,
}
