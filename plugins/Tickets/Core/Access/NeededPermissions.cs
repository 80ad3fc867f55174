using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>The permissions that the bot needs, with reasons.</summary>
internal static class NeededPermissions
{
    private static readonly Permissions[] All =
    [
        Permissions.ViewChannel,
        Permissions.SendMessages,
        Permissions.EmbedLinks,
        Permissions.AttachFiles,
        Permissions.ReadMessageHistory,
        Permissions.ManageChannels,
        Permissions.ManageRoles,
    ];

    /// <summary>A line for each missing permission; empty for none.</summary>
    public static string Lacking(CultureInfo culture, Permissions has) =>
        Lines(culture, (has & Permissions.Administrator) != 0 ? [] : All.Where(permission => (has & permission) == 0));

    /// <summary>The missing permissions to create a channel; if none is missing, all of them, since the category may deny them.</summary>
    public static string ToMakeChannels(CultureInfo culture, Permissions has)
    {
        var lacking = Lacking(culture, has);
        return lacking.Length > 0
            ? lacking
            : Lines(culture, [Permissions.ViewChannel, Permissions.ManageChannels, Permissions.ManageRoles]);
    }

    /// <summary>A line for each of the given permissions.</summary>
    public static string Lines(CultureInfo culture, IEnumerable<Permissions> permissions) =>
        string.Join(
            '\n',
            permissions.Select(permission =>
                $"- **{TicketTexts.Get(culture, $"permission.{permission}")}**: {TicketTexts.Get(culture, $"permission.{permission}.why")}"
            )
        );
}
