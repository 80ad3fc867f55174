using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Host.Startup;

/// <summary>The link by which admins invite the bot. docs/install.md has the same permissions, each with its reason.</summary>
internal static class InviteLink
{
    /// <summary>What the plugins that ship with DCTicket need.</summary>
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

    /// <summary>The link of an application.</summary>
    public static string Of(Snowflake application) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(long)Needed}"
        );
}
