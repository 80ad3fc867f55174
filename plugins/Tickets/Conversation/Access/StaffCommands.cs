using DCTicket.Contracts;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>The commands of staff, /staff: to whom Discord offers them unless a server's admins choose others.</summary>
internal static class StaffCommands
{
    /// <summary>The first word of them all.</summary>
    public const string Name = "staff";

    /// <summary>What ordinary members do not have.</summary>
    public const Permissions Permission = Permissions.ManageMessages;
}
