using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Host.Startup;

/// <summary>The invite link of the bot. docs/install.md lists the same permissions with reasons.</summary>
internal static class InviteLink
{
    /// <summary>The permissions that the shipped plugins need.</summary>
    public const Permissions Needed =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory
        | Permissions.ManageChannels
        | Permissions.ManageRoles
        | Permissions.ManageMessages
        | Permissions.PinMessages
        | Permissions.MentionEveryone
        | Permissions.CreatePublicThreads
        | Permissions.CreatePrivateThreads
        | Permissions.SendMessagesInThreads
        | Permissions.ManageThreads;

    /// <summary>Gets the link of an application.</summary>
    public static string Of(Snowflake application) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(long)Needed}"
        );
}
