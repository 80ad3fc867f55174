namespace DCTicket.Tickets.Core.Data;

/// <summary>Whom a new ticket pings besides its owner. The numbers are stored in the database.</summary>
internal enum OpeningPing
{
    /// <summary>The department's staff roles.</summary>
    Staff = 0,

    /// <summary>The roles of kind <see cref="DepartmentRoleKind.Pinged"/>.</summary>
    Chosen = 1,

    Nobody = 2,
}
