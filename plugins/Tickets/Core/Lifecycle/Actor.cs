using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>The roles of a user in a ticket; several are possible.</summary>
[Flags]
internal enum ActorRoles
{
    None = 0,

    /// <summary>The owner.</summary>
    Owner = 1,

    /// <summary>Invited, personally or by a role.</summary>
    Invited = 2,

    /// <summary>Staff of the department, or an administrator.</summary>
    Staff = 4,

    /// <summary>The assignee.</summary>
    Assignee = 8,
    Admin = 16,

    /// <summary>DCTicket itself: a deadline, a reconciliation.</summary>
    System = 32,
}

/// <summary>The user who acts.</summary>
/// <param name="Id">The account; null for DCTicket itself.</param>
/// <param name="Name">The display name.</param>
internal sealed record Actor(Snowflake? Id, string Name)
{
    public static Actor System { get; } = new(null, "DCTicket");

    public static Actor Of(Member member) => new(member.User.Id, member.DisplayName);
}
