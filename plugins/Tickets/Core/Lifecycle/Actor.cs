using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Lifecycle;

/// <summary>What somebody is to a ticket; several at once are possible.</summary>
[Flags]
internal enum ActorRoles
{
    None = 0,

    /// <summary>Whose ticket it is.</summary>
    Owner = 1,

    /// <summary>Invited to it, in person or by a role.</summary>
    Invited = 2,

    /// <summary>Works for the department, or is an administrator.</summary>
    Staff = 4,

    /// <summary>Has claimed it.</summary>
    Assignee = 8,
    Admin = 16,

    /// <summary>DCTicket itself: a deadline, a reconcile.</summary>
    System = 32,
}

/// <summary>Who does something.</summary>
/// <param name="Id">The account; null for DCTicket itself.</param>
/// <param name="Name">The name that people see.</param>
internal sealed record Actor(Snowflake? Id, string Name)
{
    public static Actor System { get; } = new(null, "DCTicket");

    public static Actor Of(Member member) => new(member.User.Id, member.DisplayName);
}
