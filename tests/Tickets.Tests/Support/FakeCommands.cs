using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Access;

namespace DCTicket.Tickets.Tests;

/// <summary>Commands without a Discord: the plugin's default permissions, and the roles that a test lets use a command.</summary>
internal sealed class FakeCommands : ICommands
{
    /// <summary>The roles that a server's settings let use a command.</summary>
    public HashSet<(string Command, Snowflake Role)> Allowed { get; } = [];

    public string Mention(string name) => $"</{name}:1>";

    public ValueTask<bool> MayUseAsync(Snowflake guild, Member member, string command, CancellationToken cancellationToken) =>
        new(
            member.Has(command == StaffCommands.Name ? StaffCommands.Permission : Permissions.ManageGuild)
                || member.Roles.Any(role => Allowed.Contains((command, role)))
        );
}
