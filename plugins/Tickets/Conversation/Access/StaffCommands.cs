using DCTicket.Contracts;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>The /staff commands and their default permission.</summary>
internal static class StaffCommands
{
    /// <summary>The top-level name.</summary>
    public const string Name = "staff";

    /// <summary>A permission that ordinary members do not have.</summary>
    public const Permissions Permission = Permissions.ManageMessages;
}
